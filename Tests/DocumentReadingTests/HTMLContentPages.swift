// SPDX-License-Identifier: EUPL-1.2

/// Pages written for the tests of main content.
enum HTMLContentPages {
    typealias Page = (html: String, kept: [String], dropped: [String])

    static let news: Page = (
        html: """
        <!DOCTYPE html><html lang=de><head><title>Der alte Hafen wird umgebaut – Stadtblatt</title></head><body>
        <div class="cookie-banner"><p>Wir verwenden Cookies, um diese Seite zu verbessern.</p><a href="#">\
        Akzeptieren</a></div>
        <header class="site-header"><a href="/">Stadtblatt</a><nav><ul><li><a href="/p">Politik</a></li><li><a \
        href="/w">Wirtschaft</a></li><li><a href="/k">Kultur</a></li><li><a href="/s">Sport</a></li></ul></nav>\
        </header>
        <div class="page"><div class="content"><article>
        <h1>Der alte Hafen wird umgebaut</h1><p class="byline">Von Erika Beispiel, 3. Mai 2023</p>
        <p>Der alte Hafen der kleinen Stadt wird in den nächsten Jahren umgebaut, wie die Verwaltung am Dienstag \
        mitteilte. Die Arbeiten beginnen im Herbst und sollen vier Jahre dauern.</p>
        <p>Auf der Nordseite entstehen Wohnungen, Werkstätten und ein Platz für den Wochenmarkt. Die Lagerhäuser \
        aus Backstein bleiben stehen, weil sie unter Schutz gestellt sind.</p>
        <h2>Was die Anwohner sagen</h2>
        <p>Viele Anwohner begrüßen den Plan, fürchten aber den Lärm der Baustelle. „Wir haben lange darauf \
        gewartet“, sagt eine Fischerin, „doch vier Jahre sind eine lange Zeit.“</p>
        <ul><li>Die Straße am Kai wird für Autos gesperrt, Fahrräder dürfen weiter fahren.</li><li>Der Fischmarkt \
        zieht für die Dauer der Arbeiten auf die Südseite um.</li></ul>
        <blockquote><p>Ein Hafen ohne Boote ist nur eine Mauer am Wasser, hat mein Großvater immer gesagt.</p>\
        </blockquote>
        <table><tr><th>Jahr</th><th>Kosten in Millionen Euro</th></tr><tr><td>2023</td><td>4,5</td></tr><tr><td>\
        2024</td><td>7,2</td></tr></table>
        <p>Bezahlt wird der Umbau zur Hälfte vom Land, den Rest trägt die Stadt aus eigenen Mitteln. Über die \
        genauen Kosten wird der Rat im Juni noch einmal beraten, bevor die Aufträge vergeben werden.</p>
        </article>
        <div class="newsletter-signup"><h3>Newsletter</h3><p>Jeden Morgen das Wichtigste in Ihrem Postfach.</p>\
        </div>
        <div class="related-articles"><h3>Lesen Sie auch</h3><ul><li><a href="/a">Neue Brücke über den Fluss \
        eröffnet</a></li><li><a href="/b">Wochenmarkt bekommt mehr Stände</a></li><li><a href="/c">Fähre fährt im \
        Sommer öfter</a></li></ul></div>
        <div id="comments" class="comments"><h3>Kommentare</h3><div class="comment"><p class="comment-author">\
        Jonas</p><p>Das wurde auch Zeit, der Kai ist seit Jahren in einem schlechten Zustand.</p></div><div \
        class="comment"><p class="comment-author">Mira</p><p>Hoffentlich bleiben die alten Kräne stehen, sie \
        gehören doch zum Hafen.</p></div></div>
        </div><aside class="sidebar"><h3>Meistgelesen</h3><ol><li><a href="/1">Sturm deckt Dächer ab</a></li><li>\
        <a href="/2">Schule bekommt neue Turnhalle</a></li></ol></aside></div>
        <footer class="site-footer"><p>© 2023 Stadtblatt. Alle Rechte vorbehalten.</p><a href="/impressum">\
        Impressum</a> <a href="/datenschutz">Datenschutz</a></footer></body></html>
        """,
        kept: [
            "Der alte Hafen der kleinen Stadt wird in den nächsten Jahren umgebaut, wie die Verwaltung am "
                + "Dienstag mitteilte. Die Arbeiten beginnen im Herbst und sollen vier Jahre dauern.",
            "Auf der Nordseite entstehen Wohnungen, Werkstätten und ein Platz für den Wochenmarkt. Die "
                + "Lagerhäuser aus Backstein bleiben stehen, weil sie unter Schutz gestellt sind.",
            "Was die Anwohner sagen",
            "Viele Anwohner begrüßen den Plan, fürchten aber den Lärm der Baustelle. „Wir haben lange "
                + "darauf gewartet“, sagt eine Fischerin, „doch vier Jahre sind eine lange Zeit.“",
            "Die Straße am Kai wird für Autos gesperrt, Fahrräder dürfen weiter fahren.",
            "Der Fischmarkt zieht für die Dauer der Arbeiten auf die Südseite um.",
            "Ein Hafen ohne Boote ist nur eine Mauer am Wasser, hat mein Großvater immer gesagt.",
            "Jahr\tKosten in Millionen Euro",
            "2023\t4,5",
            "2024\t7,2",
            "Bezahlt wird der Umbau zur Hälfte vom Land, den Rest trägt die Stadt aus eigenen Mitteln. Über "
                + "die genauen Kosten wird der Rat im Juni noch einmal beraten, bevor die Aufträge vergeben werden.",
        ],
        dropped: [
            "Wir verwenden Cookies",
            "Politik",
            "Postfach",
            "Lesen Sie auch",
            "Neue Brücke",
            "Kommentare",
            "Das wurde auch Zeit",
            "alten Kräne",
            "Meistgelesen",
            "Sturm deckt",
            "Rechte vorbehalten",
            "Datenschutz",
        ]
    )

    static let noticias: Page = (
        html: """
        <!DOCTYPE html><html lang=pt><head><title>O porto velho vai ser renovado – Folha da Vila</title></head>\
        <body>
        <div class="cookie-banner"><p>Utilizamos cookies para melhorar esta página.</p><a href="#">Aceitar</a></div>
        <header class="site-header"><a href="/">Folha da Vila</a><nav><ul><li><a href="/p">Política</a></li><li><a \
        href="/w">Economia</a></li><li><a href="/k">Cultura</a></li><li><a href="/s">Desporto</a></li></ul></nav>\
        </header>
        <div class="page"><div class="content"><article>
        <h1>O porto velho vai ser renovado</h1><p class="byline">Por Ana Exemplo, 3 de maio de 2023</p>
        <p>O porto velho da pequena vila vai ser renovado nos próximos anos, anunciou a câmara na terça-feira. As \
        obras começam no outono e devem durar quatro anos.</p>
        <p>No lado norte vão nascer casas, oficinas e uma praça para o mercado semanal. Os armazéns de tijolo \
        ficam de pé, porque estão classificados.</p>
        <h2>O que dizem os moradores</h2>
        <p>Muitos moradores gostam do plano, mas receiam o barulho das obras. «Esperámos muito por isto», diz uma \
        pescadora, «mas quatro anos são muito tempo.»</p>
        <ul><li>A rua do cais fecha aos carros, mas as bicicletas podem continuar a passar.</li><li>O mercado do \
        peixe muda para o lado sul enquanto durarem as obras.</li></ul>
        <blockquote><p>Um porto sem barcos é só um muro à beira da água, dizia sempre o meu avô.</p></blockquote>
        <table><tr><th>Ano</th><th>Custo em milhões de euros</th></tr><tr><td>2023</td><td>4,5</td></tr><tr><td>\
        2024</td><td>7,2</td></tr></table>
        <p>Metade da obra é paga pelo Estado, o resto sai do orçamento da câmara. Sobre os custos exatos a \
        assembleia volta a falar em junho, antes de se assinarem os contratos.</p>
        </article>
        <div class="newsletter-signup"><h3>Newsletter</h3><p>Todas as manhãs o mais importante na sua caixa de \
        correio.</p></div>
        <div class="related-articles"><h3>Leia também</h3><ul><li><a href="/a">Nova ponte sobre o rio \
        inaugurada</a></li><li><a href="/b">Mercado semanal ganha mais bancas</a></li><li><a href="/c">Barco passa \
        mais vezes no verão</a></li></ul></div>
        <div id="comments" class="comments"><h3>Comentários</h3><div class="comment"><p class="comment-author">\
        Jonas</p><p>Das wurde auch Zeit, der Kai ist seit Anoen in einem schlechten Zustand.</p></div><div \
        class="comment"><p class="comment-author">Mira</p><p>Espero que fiquem os guindastes antigos, que fazem \
        parte do porto.</p></div></div>
        </div><aside class="sidebar"><h3>Mais lidas</h3><ol><li><a href="/1">Temporal arranca telhados</a></li>\
        <li><a href="/2">Escola recebe novo ginásio</a></li></ol></aside></div>
        <footer class="site-footer"><p>© 2023 Folha da Vila. Todos os direitos reservados.</p><a \
        href="/impressum">Ficha técnica</a> <a href="/datenschutz">Privacidade</a></footer></body></html>
        """,
        kept: [
            "O porto velho da pequena vila vai ser renovado nos próximos anos, anunciou a câmara na "
                + "terça-feira. As obras começam no outono e devem durar quatro anos.",
            "No lado norte vão nascer casas, oficinas e uma praça para o mercado semanal. Os armazéns de "
                + "tijolo ficam de pé, porque estão classificados.",
            "O que dizem os moradores",
            "Muitos moradores gostam do plano, mas receiam o barulho das obras. «Esperámos muito por isto», "
                + "diz uma pescadora, «mas quatro anos são muito tempo.»",
            "A rua do cais fecha aos carros, mas as bicicletas podem continuar a passar.",
            "O mercado do peixe muda para o lado sul enquanto durarem as obras.",
            "Um porto sem barcos é só um muro à beira da água, dizia sempre o meu avô.",
            "Ano\tCusto em milhões de euros",
            "2023\t4,5",
            "2024\t7,2",
            "Metade da obra é paga pelo Estado, o resto sai do orçamento da câmara. Sobre os custos exatos "
                + "a assembleia volta a falar em junho, antes de se assinarem os contratos.",
        ],
        dropped: [
            "Utilizamos cookies",
            "Política",
            "caixa de correio",
            "Leia também",
            "Nova ponte",
            "Comentários",
            "Já era tempo",
            "guindastes antigos",
            "Mais lidas",
            "Temporal arranca",
            "direitos reservados",
            "Privacidade",
        ]
    )

    static let forum = """
        <html><head><title>Kettle descaling - Kitchen board</title></head><body><div id="header"><a href="/">\
        Kitchen board</a></div><div class="navbar"><a href="/f">Forum</a> &gt; <a href="/f/k">Kettles</a></div>
        <div class="login"><form><input name=u><input type=submit></form></div>
        <h1>Kettle descaling</h1><div id="posts">
        <div class="post" id="p1"><div class="author"><a href="/u/1">copperpot</a><p>Posts: 214</p></div><div \
        class="postbody"><p>My kettle is ten years old and has a thick white layer on the bottom. Vinegar did \
        nothing at all, even after a whole night. What else could I try before I buy another one?</p></div></div>
        <div class="post" id="p2"><div class="author"><a href="/u/2">greywater</a><p>Posts: 12</p></div><div \
        class="postbody"><p>Use citric acid, two spoons on a litre of cold water, and warm it slowly. It should \
        come off in flakes within an hour, and then you rinse it three times.</p></div></div>
        <div class="post" id="p3"><div class="author"><a href="/u/1">copperpot</a><p>Posts: 215</p></div><div \
        class="postbody"><p>That worked, thank you very much! The bottom is shiny again and the tea tastes as it \
        should, which I had not expected from so old a kettle.</p></div></div>
        <div class="post" id="p4"><div class="author"><a href="/u/3">ladle</a><p>Posts: 3</p></div><div \
        class="postbody"><p>For the next time: do it every month, and it will never get so thick. Filtered water \
        helps as well, although the filters cost more than the acid does.</p></div></div>
        </div><div class="footer"><a href="/h">Help</a> <a href="/t">Terms</a> <a href="/top">Back to top</a><p>\
        Powered by Kitchen board</p></div></body></html>
        """

    static let posts = [
        "My kettle is ten years old and has a thick white layer on the bottom. Vinegar did nothing at "
            + "all, even after a whole night. What else could I try before I buy another one?",
        "Use citric acid, two spoons on a litre of cold water, and warm it slowly. It should come off "
            + "in flakes within an hour, and then you rinse it three times.",
        "That worked, thank you very much! The bottom is shiny again and the tea tastes as it should, "
            + "which I had not expected from so old a kettle.",
        "For the next time: do it every month, and it will never get so thick. Filtered water helps as "
            + "well, although the filters cost more than the acid does.",
    ]

    static let portal = """
        <html><body><nav><a href="/">Home</a> <a href="/n">News</a> <a href="/s">Sports</a></nav><div class="list">
        <div class="teaser"><h2><a href="/1">Bridge opens after two years of work</a></h2><p>The new bridge over \
        the river was opened on Monday by the mayor.</p><a href="/1">Read more</a></div>
        <div class="teaser"><h2><a href="/2">School wins prize for its garden</a></h2><p>Pupils grew forty kinds \
        of vegetables behind the gym, and sold them.</p><a href="/2">Read more</a></div>
        <div class="teaser"><h2><a href="/3">Ferry runs more often in summer</a></h2><p>From June the ferry leaves \
        every twenty minutes until late at night.</p><a href="/3">Read more</a></div>
        <div class="teaser"><h2><a href="/4">Library stays open on Sundays</a></h2><p>The town library tries out \
        Sunday hours until the end of the year.</p><a href="/4">Read more</a></div>
        </div><footer>Contact Imprint</footer></body></html>
        """

    static let summaries = [
        "The new bridge over the river was opened on Monday by the mayor.",
        "Pupils grew forty kinds of vegetables behind the gym, and sold them.",
        "From June the ferry leaves every twenty minutes until late at night.",
        "The town library tries out Sunday hours until the end of the year.",
    ]

    static let blog = """
        <html><head><title>Notes on bread</title></head><body bgcolor=white><table width=760><tr><td width=160 \
        valign=top><a href=i.html>Home</a><br><a href=a.html>About</a><br><a href=l.html>Links</a><br><br><b>\
        Archive</b><br><a href=1>May 2007</a><br><a href=2>April 2007</a><br><a href=3>March 2007</a><br><a \
        href=4>February 2007</a></td>
        <td valign=top><font size=5>Notes on bread</font><br><br>Yesterday I tried to bake with half the yeast and \
        twice the time, and the loaf came out better than any before. The crust was thin, the crumb was even, and \
        it kept for four days.<br><br>The trick is to leave the dough in the cold overnight. It rises slowly, \
        hardly at all in the first hours, and in the morning it is ready to be shaped. I use nothing but flour, \
        water, salt and a little yeast.<br><br>Next week I will try rye. It is a different thing altogether, heavy \
        and sour, and my grandmother made it every Saturday.<br><br>
        <pre>flour   500 g
        water   350 g
        salt     10 g</pre>
        <font size=1>posted by me at 11:32 | <a href=c>3 comments</a> | <a href=t>trackback</a></font></td></tr>\
        </table><center><font size=1>Copyright 2007</font></center></body></html>
        """

    static let blogLines = [
        "Next week I will try rye. It is a different thing altogether, heavy and sour, and my "
            + "grandmother made it every Saturday.",
        "The trick is to leave the dough in the cold overnight. It rises slowly, hardly at all in the "
            + "first hours, and in the morning it is ready to be shaped. I use nothing but flour, water, salt and a little yeast.",
        "flour   500 g",
        "salt     10 g",
    ]

    static let comments = [
        "Das wurde auch Zeit, der Kai ist seit Jahren in einem schlechten Zustand.",
        "Hoffentlich bleiben die alten Kräne stehen, sie gehören doch zum Hafen.",
    ]
}
