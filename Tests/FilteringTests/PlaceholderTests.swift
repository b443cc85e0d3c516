// SPDX-License-Identifier: EUPL-1.2

import Filtering
import Testing

struct PlaceholderTests {
    private static let passage = """
        Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor incididunt ut labore et dolore \
        magna aliqua. Ut enim ad minim veniam, quis nostrud exercitation ullamco laboris nisi ut aliquip ex ea commodo \
        consequat. Duis aute irure dolor in reprehenderit in voluptate velit esse cillum dolore eu fugiat nulla \
        pariatur. Excepteur sint occaecat cupidatat non proident, sunt in culpa qui officia deserunt mollit anim id est \
        laborum.
        """

    static let fillerPages = [
        passage,
        passage.uppercased(),
        "Über uns\n\n" + passage + "\n\nKontakt Impressum",
        "Pellentesque habitant morbi tristique senectus et netus et malesuada fames ac turpis egestas. Vestibulum tortor "
            + "quam, feugiat vitae, ultricies eget, tempor sit amet, ante. Donec eu libero sit amet quam egestas semper.",
        "Sed ut perspiciatis unde omnis iste natus error sit voluptatem accusantium doloremque laudantium, totam rem "
            + "aperiam, eaque ipsa quae ab illo inventore veritatis et quasi architecto beatae vitae dicta sunt explicabo.",
        "Laborum dignissimos officiis autem, eligendi quibusdam repellendus. Accusamus voluptatum blanditiis deleniti "
            + "corrupti, quos dolores et quas molestias excepturi sint occaecati cupiditate non provident.",
        "Лорем ипсум долор сит амет, цонсецтетур адиписцинг елит, сед до еиусмод темпор инцидидунт ут лаборе ет долоре "
            + "магна алияуа. Дуис ауте ируре долор ин репрехендерит ин волуптате велит ессе циллум долоре.",
        "Лорем ипсум долор сит амет, консектетур адиписцинг елит, сед до еиусмод темпор инкидидунт ут лаборе ет долоре.",
        "Λορεμ ιπσθμ δολορ σιτ αμετ, cονσεcτετθρ αδιπισcινγ ελιτ, σεδ δο ειθσμοδ τεμπορ ινcιδιδθντ θτ λαβορε ετ δολορε.",
        "Dies ist ein Blindtext. Dies ist ein Blindtext. Dies ist ein Blindtext. Hier steht Ihr Text.",
        "Ceci est un texte de remplissage.\nCeci est un texte de remplissage.\nCeci est un texte de remplissage.",
        "Toto je ukázkový text. ZDE BUDE VÁŠ TEXT. Toto je ukázkový text. Zde bude váš text.",
        "Тук ще бъде вашият текст. ТОВА Е ПРИМЕРЕН ТЕКСТ. Тук ще бъде вашият текст.",
    ]

    @Test(arguments: fillerPages) func `a page of filler is found`(_ page: String) {
        #expect(measures(page).placeholderPPM > 600_000, "\(measures(page).placeholderPPM)")
    }

    static let articles = [
        // English, quoting the beginning once.
        """
        Typesetters have filled pages with meaningless text for centuries, because readers look at words before they \
        look at a layout. The best known filler begins "Lorem ipsum dolor sit amet, consectetur adipiscing elit", and it \
        is a mangled piece of Cicero: the first word is the second half of "dolorem". It became common with sheets of \
        dry transfer lettering in the nineteen-sixties, and desktop publishing programs carried it on. Designers argue \
        about it to this day. Some say that a layout which works with nonsense will fail with real sentences, since \
        headings are longer than expected and tables do not fit; others hold that a draft with real text is read and \
        corrected instead of being looked at. A lecturer at a Dublin school of design lets her students count the \
        letters of the filler, and compare them with their own language.
        """,
        // Dutch, on typography.
        """
        Wie een krantenpagina opmaakt voordat het nieuws er is, gebruikt loze tekst. De zetter noemt dat bladvulling. \
        Een bekend begin is lorem ipsum dolor sit amet, maar in Nederlandse zetterijen werd vroeger ook wel eens een \
        oud raadsverslag gebruikt, omdat de lengte van de woorden dan klopte met de taal van de krant. Wie alleen Latijn \
        gebruikt, ziet te weinig lange woorden en te weinig e's. In het museum in Den Haag hangt een proefdruk uit 1932 \
        waarop beide soorten naast elkaar staan, met potloodstrepen van een ontwerper die duidelijk niet tevreden was.
        """,
        // A Latin commentary (the quotation is Cicero's).
        """
        Ad hunc locum: "Neque porro quisquam est, qui dolorem ipsum, quia dolor sit, amet, consectetur, adipisci velit". \
        Cicero, antequam sententiam Torquati refellat, verba eius diligenter exponit. Grammatici disputant utrum \
        "dolorem ipsum" an "ipsum dolorem" legendum sit; codices meliores priorem ordinem servant. Notandum est verbum \
        "consectari" apud Ciceronem saepius de virtute quam de voluptate dici, et in epistulis semel tantum inveniri. \
        Discipulis suadeo ut libros Academicorum conferant, ubi eadem quaestio brevius tractatur.
        """,
        // German, on Cicero.
        """
        Im ersten Buch der Schrift über das höchste Gut lässt Cicero den Epikureer Torquatus sprechen. Niemand, sagt er, \
        suche den Schmerz, weil er Schmerz sei ("dolorem ipsum, quia dolor sit"). Dass gerade diese Stelle, verstümmelt \
        und ohne Sinn, heute auf zahllosen Entwürfen steht, hätte den Redner vermutlich erheitert. Gesetzt wird meist ein \
        Auszug, der mit "Lorem ipsum" beginnt, also mitten im Wort.
        """,
        // Genuine Latin prose.
        """
        Gallia est omnis divisa in partes tres, quarum unam incolunt Belgae, aliam Aquitani, tertiam qui ipsorum lingua \
        Celtae, nostra Galli appellantur. Hi omnes lingua, institutis, legibus inter se differunt. In principio erat \
        verbum et verbum erat apud Deum et Deus erat verbum. Hoc erat in principio apud Deum. Omnia per ipsum facta sunt, \
        et sine ipso factum est nihil quod factum est.
        """,
        // French and Italian, which share words with filler.
        """
        Il est né à Nice et il est mort à Paris. Non, ce n'est pas un poème: c'est un acte de naissance, et il est signé. \
        Il libero commercio non è una questione di massa, ma di porta aperta; nulla vieta, in culpa, di ornare la porta.
        """,
        // Irish and Maltese, with a template's phrase mentioned once.
        """
        Scríobh an dearthóir "is téacs samplach é seo" ar an leathanach agus d'imigh sé abhaile. Ar maidin bhí an \
        leathanach ar an suíomh, agus bhí daoine ag gáire faoi. Tháinig an bainisteoir isteach agus d'iarr sé air an \
        leathanach a athrú sula dtiocfadh an tAire ar cuairt chucu tráthnóna.
        """,
        // A statute's article and a poem, without anything of the kind.
        "Art. 1. Die Würde des Menschen ist unantastbar. Sie zu achten ist Verpflichtung aller staatlichen Gewalt.",
    ]

    @Test(arguments: articles) func `an article stays, even one about filler`(_ article: String) {
        #expect(measures(article).placeholderPPM < 200_000, "\(measures(article).placeholderPPM)")
    }

    @Test(
        arguments: [
            "lorem ipsum", "Lorem ipsum dolor", "dolorem ipsum quia dolor sit", "qui dolorem ipsum",
            "et in ea quae non est",
            "consectetur adipiscing elit", "lorem, a lorem, b lorem, c lorem",
        ]
    ) func `a few words are no run`(_ text: String) {
        #expect(measures(text).placeholderWords == 0)
    }

    @Test func `words count only at their boundaries`() {
        #expect(measures("lorem ipsum amet elit").placeholderWords == 4)
        #expect(measures("xlorem ipsumx ametx elitx").placeholderWords == 0)
        #expect(measures("Lorem, IPSUM; amet… “elit”").placeholderWords == 4)
        #expect(measures("lorem-ipsum-amet-elit").placeholderWords == 4)
    }

    @Test func `a phrase and a run that overlap are counted once`() {
        #expect(measures("this is placeholder text").placeholderWords == 4)
        #expect(measures("this is placeholder text lorem amet elit tempor").placeholderWords == 8)
        #expect(measures("Questo è un testo di esempio. Questo è un testo di esempio.").placeholderWords == 12)
    }

    // Filler and prose in known shares.
    @Test func `the share is that of the words`() {
        let prose = Array(repeating: "Most readers never notice the grid behind a page.", count: 23).joined(
            separator: " "
        )
        let mixed = prose + "\n" + Self.passage
        let expected = Int64(measures(Self.passage).words) * 1_000_000 / Int64(measures(mixed).words)
        #expect(measures(Self.passage).placeholderPPM == 1_000_000)
        #expect(measures(prose).placeholderPPM == 0)
        #expect(measures(mixed).placeholderPPM == expected)
    }
}
