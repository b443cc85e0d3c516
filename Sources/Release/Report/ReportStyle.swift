// SPDX-License-Identifier: EUPL-1.2

/// How the report looks: light or dark as the reader prefers, and on paper.
enum ReportStyle {
    static let sheet: StaticString = """
        :root{color-scheme:light dark;--page:#fbfaf7;--card:#fff;--ink:#1d2126;--quiet:#5d6670;--line:#e2dfd6;\
        --kept:#1f7a6d;--rejected:#c9783b;--licensor:#4a63a8;--source:#6b7480;--refused:#b3373f;--track:#efede6}
        @media(prefers-color-scheme:dark){:root{--page:#14171b;--card:#1c2025;--ink:#e8e6e1;--quiet:#9aa3ad;\
        --line:#2f353c;--kept:#4fb8a6;--rejected:#e0995f;--licensor:#8ea5e6;--source:#8c96a3;--refused:#ef8087;\
        --track:#282d33}}
        *{box-sizing:border-box}
        body{margin:0;background:var(--page);color:var(--ink);font:16px/1.55 system-ui,-apple-system,"Segoe UI",\
        "Noto Sans",sans-serif}
        main{max-width:64rem;margin:0 auto;padding:3rem 1.5rem 4rem}
        h1{font-size:2.3rem;line-height:1.15;margin:0 0 .4rem;letter-spacing:-.02em;overflow-wrap:anywhere}
        h2{font-size:1.35rem;margin:3.2rem 0 .3rem;letter-spacing:-.01em}
        p{margin:.3rem 0 1rem;max-width:44rem}
        .lead{color:var(--quiet);font-size:1.05rem}
        .quiet{color:var(--quiet);fill:var(--quiet)}
        .figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(9.5rem,1fr));gap:.8rem;margin:2rem 0 0;padding:0}
        .figures div{background:var(--card);border:1px solid var(--line);border-radius:.7rem;padding:.9rem 1rem}
        .figures dt{color:var(--quiet);font-size:.85rem}
        .figures dd{margin:0;font-size:1.55rem;font-weight:650;letter-spacing:-.02em;font-variant-numeric:tabular-nums}
        .figures dd small{display:block;font-size:.8rem;font-weight:400;letter-spacing:0;color:var(--quiet)}
        .scroll{overflow-x:auto;background:var(--card);border:1px solid var(--line);border-radius:.7rem;margin:.8rem 0 1rem}
        svg.flow{display:block;width:100%;min-width:44rem;height:auto;padding:1rem;font-size:13px}
        svg.flow text{fill:var(--ink);font-family:inherit;paint-order:stroke;stroke:var(--card);stroke-width:3px;\
        stroke-linejoin:round}svg.flow .quiet{fill:var(--quiet)}
        .ribbon{opacity:.3;stroke-width:.6}.ribbon.kept{fill:var(--kept);stroke:var(--kept)}
        .ribbon.rejected{fill:var(--rejected);stroke:var(--rejected)}
        .ribbon.licensed{fill:var(--licensor);stroke:var(--licensor)}
        .bar.kept{fill:var(--kept)}.bar.rejected{fill:var(--rejected)}.bar.source{fill:var(--source)}
        .bar.licensor{fill:var(--licensor)}
        table{border-collapse:collapse;width:100%;font-size:.92rem;font-variant-numeric:tabular-nums}
        caption{text-align:left;color:var(--quiet);font-size:.85rem;padding:.8rem 1rem 0}
        th,td{padding:.45rem 1rem;text-align:left;vertical-align:baseline;border-top:1px solid var(--line)}
        thead th{border-top:0;color:var(--quiet);font-weight:500;font-size:.82rem;white-space:nowrap}
        tbody th{font-weight:550;min-width:9rem;overflow-wrap:anywhere}
        td.n,th.n{text-align:right;white-space:nowrap}
        td.track{width:24%;min-width:8rem}
        .meter{display:flex;height:.7rem;border-radius:.35rem;overflow:hidden;background:var(--track)}
        .meter i{display:block;min-width:2px}.k{background:var(--kept)}.r{background:var(--rejected)}
        .l{background:var(--licensor)}
        .key{display:inline-block;width:.7rem;height:.7rem;border-radius:.2rem;margin:0 .35rem 0 .8rem}
        .refused{background:var(--card);border:1px solid var(--line);border-left:.3rem solid var(--refused);\
        border-radius:.5rem;padding:.8rem 1.1rem;margin:.7rem 0}
        .refused h3{margin:0;font-size:1.02rem}.refused ul{margin:.3rem 0 0;padding-left:1.1rem}
        .no{color:var(--refused);font-weight:550}
        code{font:.85em ui-monospace,"DejaVu Sans Mono",monospace;overflow-wrap:anywhere}
        details summary{cursor:pointer;color:var(--quiet);margin:.6rem 0}
        footer{margin-top:3.5rem;padding-top:1rem;border-top:1px solid var(--line);color:var(--quiet);font-size:.9rem}
        @media print{body{background:#fff}main{padding:0}.scroll{overflow:visible}h2{break-after:avoid}tr{break-inside:avoid}}
        """
}
