// SPDX-License-Identifier: EUPL-1.2

internal import Bytes

/// The words in classes and ids that say what an element is for.
///
/// A name is taken apart at hyphens, underscores, digits and changes of case: `site-footer`, `siteFooter`. Names that speak
/// of something else's parts (`has-sidebar`, `no-menu`) say nothing.
struct HTMLVocabulary {
    // What attributes said that were looked at lately: pages repeat themselves.
    private var known = Array(repeating: (hash: UInt64(0), marks: HTMLMarks()), count: 256)

    /// What a class or id attribute says.
    mutating func marks(_ names: [UInt8]) -> HTMLMarks {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in names { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        let slot = Int(truncatingIfNeeded: hash >> 56)
        if known[slot].hash == hash { return known[slot].marks }
        let marks = HTMLVocabulary.marks(ofNames: names.span)
        known[slot] = (hash, marks)
        return marks
    }

    private static func marks(ofNames names: Span<UInt8>) -> HTMLMarks {
        var marks: HTMLMarks = []
        var index = 0
        while index < names.count {
            let start = index
            while index < names.count, !names[index].isASCIISpace { index += 1 }
            if start < index { marks.formUnion(self.marks(ofName: names.extracting(start..<index))) }
            index += 1
        }
        return marks
    }

    private static func marks(ofName name: Span<UInt8>) -> HTMLMarks {
        var marks: HTMLMarks = []
        var start = 0
        for index in 0...name.count {
            guard index == name.count || isBoundary(name, index) else { continue }
            let part = start..<index
            start = index < name.count && name[index].isASCIILetter ? index : index + 1
            guard part.count > 1 else { continue }
            let said = self.marks(ofPart: name.extracting(part))
            if said.contains(exception) { return [] }
            marks.formUnion(said)
        }
        return marks
    }

    private static func isBoundary(_ name: Span<UInt8>, _ index: Int) -> Bool {
        let byte = name[index]
        guard byte.isASCIILetter else { return true }
        return byte < 0x60 && index > 0 && name[index - 1] >= 0x61 && name[index - 1].isASCIILetter
    }

    // A word, or words written as one (`articlebody`, `sidebarleft`): the longest that it begins with, and the rest.
    private static func marks(ofPart part: Span<UInt8>) -> HTMLMarks {
        var hash = HTMLWordHash()
        var first: (length: Int, marks: HTMLMarks)?
        for index in part.indices {
            hash.append(part[index])
            guard index + 1 == part.count || (3..<maximumWordByteCount).contains(index) else { continue }
            let marks = words[hash]
            if !marks.isEmpty { first = (index + 1, marks) }
        }
        guard let first else { return [] }
        guard first.length < part.count else { return first.marks }
        var rest = HTMLWordHash()
        for index in first.length..<part.count { rest.append(part[index]) }
        return first.marks.union(words[rest]).subtracting(exception)
    }

    private static let maximumWordByteCount = 12
    // Names with such a word speak of something else's parts.
    private static let exception = HTMLMarks(rawValue: 1 << 63)
    private static let words = HTMLWordTable(groups, none: [])

    private static let groups: [(meaning: HTMLMarks, words: String)] = [
        (exception, "disabled has is js layout no not with without wo"),
        (.contentWord, "content contents contenu contenido inhalt tresc body bodytext copy corps cuerpo"),
        (
            .articleWord,
            "article articles articolo artikel artykul articulo beitrag clanek blog entry hentry post posts story news prose"
        ),
        (.mainWord, "main primary page center haupt principal single detail details"),
        (
            .textWord,
            "text texte texto testo paragraph paragraphs richtext wysiwyg rte markdown description summary lead intro chapo excerpt lede abstract"
        ),
        (
            .navigationWord,
            "nav navi navbar navigation menu menus submenu breadcrumb breadcrumbs crumbs pager pagination paging prev "
                + "next previous toc jump skip sitemap tab tabs topnav subnav links dropdown"
        ),
        (.headerWord, "header head masthead top topbar banner kopf hero branding logo"),
        (.footerWord, "footer foot bottom fuss pied copyright legal imprint impressum colophon disclaimer"),
        (.sidebarWord, "sidebar side aside rail secondary complementary column right left lateral gutter sidenav"),
        (
            .relatedWord,
            "related recommended recommend recommendation recommendations recirc popular trending trend latest similar "
                + "more most also suggested suggestions readmore linked mehr verwandt podobne similaires relacionadas "
                + "outbrain taboola further recent featured"
        ),
        (
            .shareWord,
            "share sharing shares social follow facebook twitter linkedin whatsapp addthis sharedaddy sociable like likes teilen partage compartir"
        ),
        (
            .commentWord,
            "comment comments commentlist commenter disqus respond replies kommentar kommentare commentaire commentaires "
                + "comentario comentarios komentar komentarze commenti reactie reacties fbcomments discussion"
        ),
        (
            .newsletterWord,
            "newsletter subscribe subscription signup optin mailinglist abo subscriber paywall regwall register registration"
        ),
        (.consentWord, "cookie cookies consent gdpr privacy ccpa onetrust cmp notice"),
        (
            .advertisingWord,
            "ad ads adv advert advertisement advertising adsense dfp sponsor sponsored sponsors promo promos promotion werbung anzeige publicite publicidad reklama pub mpu commercial affiliate"
        ),
        (
            .bylineWord,
            "meta byline author authors date dateline time timestamp published publish posted info postmeta autor auteur datum fecha metadata bio credit credits"
        ),
        (
            .captionWord,
            "caption captions figcaption legend image photo picture gallery media video slideshow thumbnail thumb img wp"
        ),
        (
            .toolWord,
            "widget widgets tool tools toolbar utility utilities login search modal popup overlay tooltip print noprint form button buttons btn controls actions icon icons player audio rating vote poll quiz"
        ),
        (.forumWord, "message messages thread topic forum reply postbody postcontent msg answer question"),
        (.titleWord, "title headline heading titre titulo titolo titel tytul subtitle subheadline kicker"),
        (.tagWord, "tag tags category categories cat keyword keywords label labels topics section"),
        (
            .teaserWord,
            "teaser teasers card cards tile tiles item items list listing grid carousel slider swiper feed archive box module block"
        ),
        (.hiddenWord, "hidden hide collapsed invisible sr screen offscreen visually"),
    ]
}
