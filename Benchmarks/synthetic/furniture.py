# SPDX-License-Identifier: EUPL-1.2
"""Templates of scripts, style sheets and page furniture; all written for this generator."""

from synthetic.template import compile_template

SCRIPTS = [
    'function ⟦f⟧(⟦v⟧,⟦v⟧){var ⟦v⟧=⟦v⟧||{},i=⟦n⟧;for(i=0;i<⟦v⟧.length;'
    'i++){if(⟦v⟧[i]&&⟦v⟧[i].⟦key⟧!=="⟦hex6⟧")return ⟦v⟧[i];}'
    'return null}',
    '!function(⟦v⟧,⟦v⟧){"use strict";var ⟦v⟧="⟦key⟧-⟦hex6⟧",⟦v⟧=⟦n⟧;⟦v⟧.⟦f⟧=function(e){return e&&e.⟦key⟧>'
    '⟦n⟧?e.⟦key⟧:⟦bool⟧},'
    '⟦v⟧.⟦key⟧=["⟦hex12⟧","⟦hex12⟧",⟦big⟧]}(window,document);',
    'window.⟦key⟧Layer=window.⟦key⟧Layer||[];⟦key⟧Layer.push({"event":"⟦key⟧.⟦noun⟧","id":"⟦hex32⟧","value":⟦decimal⟧,'
    '"consent":⟦bool⟧});',
    '(self.chunk⟦hex6⟧=self.chunk⟦hex6⟧||[]).push([[⟦n⟧],{⟦big⟧:(e,t,r)=>{r.d(t,{⟦v⟧:()=>⟦v⟧,⟦v⟧:()=>⟦v⟧});const '
    '⟦v⟧=r(⟦big⟧),⟦v⟧=(0,⟦v⟧.⟦f⟧)("⟦key⟧");t.⟦v⟧=e=>⟦v⟧(e)<<2|⟦n⟧},⟦big⟧:e=>'
    '{e.exports=JSON.parse(\'{"⟦key⟧":"⟦hex12⟧"}\')}}]);',
    'var ⟦v⟧=document.createElement("script");⟦v⟧.async=!0;⟦v⟧.src="https://⟦host⟧/⟦hex12⟧.js?v=⟦n⟧";'
    'var ⟦v⟧=document.getElementsByTagName("script")[0];⟦v⟧.parentNode.insertBefore(⟦v⟧,⟦v⟧);',
    'const ⟦f⟧=async({⟦key⟧:⟦v⟧,⟦key⟧:⟦v⟧})=>{try{const r=await fetch(`/api/⟦key⟧/${⟦v⟧}?⟦key⟧=⟦n⟧`,'
    '{headers:{"x-⟦key⟧":"⟦hex12⟧"}});'
    'if(!r.ok)throw new Error("⟦key⟧ "+r.status);return(await r.json()).⟦key⟧}catch(e){console.warn(e)}};',
    '⟦v⟧.innerHTML=\'<div class="⟦noun⟧__⟦noun⟧ ⟦noun⟧--⟦hex6⟧" data-⟦key⟧="\'+⟦v⟧+\'"><span>\'+⟦v⟧.⟦key⟧+"<\\/'
    'span><\\/div>";',
    'document.querySelectorAll(".⟦noun⟧-⟦noun⟧[data-⟦key⟧]").forEach(function(e){e.addEventListener("click",'
    'function(t){'
    't.preventDefault(),e.classList.toggle("is-⟦noun⟧"),⟦f⟧("⟦key⟧",{id:e.dataset.⟦key⟧,pos:⟦n⟧})},'
    '{passive:⟦bool⟧})});',
    'if(typeof ⟦v⟧==="undefined"&&⟦n⟧<⟦n⟧||/^⟦hex6⟧-[a-z]+(\\d{2,4})$/i.test(location.pathname)){⟦f⟧(⟦n⟧,'
    '"⟦key⟧")}else ⟦f⟧(⟦decimal⟧);',
    'class ⟦f⟧ extends ⟦v⟧{constructor(e,t){super(e);this.⟦key⟧=t??⟦n⟧;this._⟦hex6⟧=new Map([["⟦key⟧",⟦n⟧],'
    '["⟦key⟧",⟦big⟧]])}'
    'get ⟦key⟧(){return this._⟦hex6⟧.size>=⟦n⟧}}',
    'var ⟦v⟧=[⟦decimal⟧,⟦decimal⟧,⟦decimal⟧,⟦decimal⟧,⟦n⟧,⟦n⟧,⟦big⟧,⟦n⟧,⟦n⟧,⟦big⟧,⟦decimal⟧,⟦n⟧],⟦v⟧="⟦hex32⟧⟦hex32⟧";',
    '/*! ⟦key⟧.⟦noun⟧ v⟦n⟧.⟦n⟧."⟦hex6⟧" */\nObject.defineProperty(⟦v⟧.prototype,"⟦key⟧",{get:function(){return '
    'this.⟦key⟧||'
    '(this.⟦key⟧=⟦f⟧(this,"⟦hex6⟧"))},configurable:⟦bool⟧});',
]
DATA = [
    '{"id":"⟦hex12⟧","type":"⟦key⟧","title":"⟦headline⟧","url":"\\/⟦noun⟧\\/⟦slug⟧-⟦big⟧","published":"⟦date⟧T⟦time⟧Z",'
    '"score":⟦decimal⟧,"image":{"src":"https:\\/\\/⟦host⟧\\/⟦hex32⟧.webp","w":⟦big⟧,"h":⟦n⟧},"tags":["⟦slug⟧",'
    '"⟦key⟧"]},\n',
    '{"⟦key⟧":{"⟦key⟧":⟦n⟧,"⟦key⟧":[⟦n⟧,⟦n⟧,⟦n⟧,⟦big⟧],"⟦noun⟧":"⟦hex32⟧"},"⟦key⟧":⟦decimal⟧,"label":"⟦label⟧",'
    '"⟦key⟧":null},',
]
LINKED_DATA = (
    '<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"⟦headline⟧",'
    '"datePublished":"⟦date⟧T⟦time⟧+01:00","dateModified":"⟦date⟧T⟦time⟧+01:00","author":[{"@type":"Person",'
    '"name":"⟦name⟧","url":"https://⟦host⟧/⟦slug⟧"}],"publisher":{"@type":"Organization","name":"⟦label⟧","logo":'
    '{"@type":"ImageObject","url":"https://⟦host⟧/⟦hex12⟧.svg","width":⟦n⟧,"height":⟦n⟧}},"image":'
    '["https://⟦host⟧/⟦hex32⟧.jpg","https://⟦host⟧/⟦hex32⟧.jpg"],"description":"⟦line⟧"}</script>\n'
    '<script type="application/ld+json">{"@context":"https://schema.org","@type":"BreadcrumbList","itemListElement":['
    '{"@type":"ListItem","position":1,"name":"⟦label⟧","item":"https://⟦host⟧/"},{"@type":"ListItem","position":2,'
    '"name":"⟦label⟧","item":"https://⟦host⟧/⟦slug⟧"}]}</script>\n')
STYLES = [
    '.⟦bem⟧{display:flex;margin:0 ⟦px⟧px ⟦px⟧px;padding:⟦px⟧px;color:⟦color⟧;font-size:⟦px⟧px;line-height:1.⟦n⟧}\n',
    '.⟦hashed⟧>.⟦bem⟧:hover,.⟦hashed⟧ a:focus{background:⟦color⟧ url("/static/⟦hex12⟧.svg") no-repeat ⟦px⟧% 50%;'
    'text-decoration:underline}',
    '@media (max-width:⟦n⟧px){.⟦bem⟧,.⟦bem⟧ .⟦noun⟧{width:⟦px⟧%;grid-template-columns:repeat(2,minmax(0,1fr))}'
    '.⟦noun⟧-⟦noun⟧:before{content:"\\f1⟦px⟧"}}',
    ':root{--⟦noun⟧-⟦key⟧:⟦color⟧;--⟦noun⟧-⟦noun⟧:⟦px⟧px;--⟦key⟧-⟦noun⟧:⟦decimal⟧rem;--⟦key⟧-⟦key⟧:⟦color⟧}',
    '.⟦noun⟧ .⟦noun⟧ li+li:not(.⟦bem⟧){border-top:1px solid ⟦color⟧;transition:opacity .⟦n⟧s ease-in-out,'
    'transform .2s}\n',
    '@font-face{font-family:"⟦noun⟧⟦hex6⟧";font-display:swap;src:url(data:font/woff2;base64,⟦base64⟧)format("woff2")}',
    '#⟦noun⟧-⟦hex6⟧ .⟦hashed⟧{position:absolute;top:⟦px⟧px;left:-⟦px⟧px;z-index:⟦n⟧;box-shadow:0 ⟦px⟧px ⟦px⟧px '
    'rgba(0,0,0,.⟦n⟧)}',
    '.⟦bem⟧::after{background-image:url("data:image/svg+xml;charset=utf8,%3Csvg xmlns=\'http://www.w3.org/2000/svg\'%3E'
    '%3Cpath fill=\'%23⟦hex6⟧\' d=\'⟦path⟧\'/%3E%3C/svg%3E")}',
]
HEAD = [
    '<meta property="og:title" content="⟦headline⟧">\n<meta property="og:url" content="https://⟦host⟧/⟦slug⟧-⟦big⟧">\n'
    '<meta name="twitter:card" content="summary_large_image">\n<meta name="description" content="⟦line⟧">\n',
    '<link rel="preload" as="font" type="font/woff2" crossorigin href="https://⟦host⟧/fonts/⟦hex12⟧.woff2">\n'
    '<link rel="stylesheet" href="/assets/⟦noun⟧.⟦hex6⟧.css" media="print" onload="this.media=\'all\'">\n',
    '<link rel="alternate" type="application/rss+xml" title="⟦label⟧" href="https://⟦host⟧/feed/⟦slug⟧">\n',
]
NAVIGATION = [
    '\n        <li class="⟦bem⟧ ⟦utility⟧" data-⟦key⟧="⟦hex6⟧"><a class="⟦hashed⟧" href="/⟦slug⟧" '
    'data-track="nav:⟦n⟧">⟦label⟧</a></li>',
    '\n        <li class="⟦utility⟧"><a href="https://⟦host⟧/⟦noun⟧/⟦slug⟧"><span>⟦label⟧</span>'
    '<svg class="icon icon-⟦noun⟧" viewBox="0 0 24 24" aria-hidden="true"><path d="⟦path⟧"/></svg></a></li>',
]
CARDS = [
    '\n          <li class="⟦bem⟧"><a href="/⟦noun⟧/⟦slug⟧-⟦big⟧.html" class="⟦hashed⟧"><img loading="lazy" '
    'width="⟦n⟧" height="⟦n⟧" '
    'srcset="https://⟦host⟧/⟦hex12⟧-320.webp 320w, https://⟦host⟧/⟦hex12⟧-640.webp 640w" src="/i/⟦hex12⟧.jpg" alt="">'
    '<span class="⟦bem⟧">⟦headline⟧</span></a></li>',
    '\n          <div class="⟦utility⟧" data-id="⟦big⟧" data-⟦key⟧="⟦hex12⟧"><div class="⟦hashed⟧"><a href="/'
    '⟦slug⟧-⟦big⟧">⟦headline⟧'
    '</a></div><div class="⟦hashed⟧"><time datetime="⟦date⟧">⟦date⟧</time> · <span>⟦label⟧</span></div></div>',
    '\n          <li class="item">\n            <h3><a href="/⟦slug⟧">⟦headline⟧</a></h3>\n            <p><b>'
    '⟦label⟧</b> <i>⟦n⟧</i></p>\n          </li>',
    '\n          <li><a href="/⟦slug⟧?ref=⟦noun⟧&amp;pos=⟦n⟧">⟦headline⟧</a></li>',
    '\n          <li class="⟦bem⟧ is-⟦noun⟧"><a href="/⟦slug⟧">⟦label⟧</a></li>',
    '\n          <div class="⟦bem⟧" id="ad-⟦hex6⟧" data-slot="/⟦big⟧/⟦noun⟧/⟦slug⟧" data-sizes="[[⟦n⟧,⟦n⟧],[⟦n⟧,⟦n⟧]]" '
    'style="min-height:⟦px⟧px"></div>',
    '\n          <button type="button" class="⟦utility⟧" aria-label="⟦label⟧" data-action="⟦key⟧#⟦noun⟧"><svg '
    'width="⟦px⟧" height="⟦px⟧" '
    'viewBox="0 0 32 32" fill="none"><path fill-rule="evenodd" d="⟦path⟧" fill="⟦color⟧"/></svg></button>',
    '\n          <!-- ⟦noun⟧ ⟦hex12⟧ -->\n',
]
COOKIE = (
    '\n<div id="consent-⟦hex6⟧" class="cookie-banner ⟦utility⟧" role="dialog" aria-modal="true" data-version="⟦n⟧">'
    '<p>⟦cookie⟧</p><p>⟦line⟧</p><button class="⟦hashed⟧" data-consent="all">⟦label⟧</button>'
    '<button class="⟦hashed⟧" data-consent="none">⟦label⟧</button><a href="/cookies">Cookies</a></div>\n')
FORM = (
    '\n<form action="/⟦slug⟧" method="post" class="newsletter ⟦bem⟧"><h2>⟦label⟧</h2><p>⟦line⟧</p>'
    '<input type="hidden" name="_token" value="⟦hex32⟧"><input type="email" placeholder="⟦label⟧"><button>'
    '⟦label⟧</button></form>\n')
PIXEL = '\n<noscript><img height="1" width="1" hidden alt="" src="https://⟦host⟧/p?id=⟦big⟧&amp;e=⟦hex12⟧"></noscript>'
FIGURE = (
    '\n<figure class="⟦bem⟧"><picture><source type="image/avif" srcset="https://⟦host⟧/⟦hex32⟧.avif 1200w"><img '
    'src="/i/⟦hex12⟧.jpg" '
    'width="⟦n⟧" height="⟦n⟧" alt="⟦headline⟧" style="background:url(data:image/jpeg;base64,⟦base64⟧)"></picture>'
    '</figure>\n')


def compile_all(templates, lists):
    """Compiles a list of templates."""
    return [compile_template(text, lists) for text in templates]
