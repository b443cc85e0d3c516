// SPDX-License-Identifier: EUPL-1.2

/// The words and phrases that placeholder text is made of.
///
/// *Telling* words hardly occur beside each other in real texts; the others are plain Latin (or Italian, or French), and
/// count only in the company of telling ones. Cyrillic and Greek fillers are the same words letter by letter.
enum FillerLexicon {
    /// Words of the classic passage that begins "Lorem ipsum dolor sit amet".
    private static let classic = """
        lorem amet consectetur consectetuer consecteteur adipiscing adipisicing elit eiusmod tempor incididunt aliqua
        minim veniam nostrud exercitation ullamco laboris aliquip commodo consequat duis aute irure reprehenderit
        cillum eu fugiat pariatur excepteur occaecat cupidatat proident officia deserunt mollit anim laborum
        """

    /// Words of text generators.
    private static let generated = """
        accumsan aenean aliquam aliquet arcu auctor augue bibendum blandit condimentum congue consequat convallis cras
        cubilia curabitur curae cursus dapibus diam dictum dictumst dignissim donec egestas eget eleifend elementum
        etiam euismod facilisi facilisis faucibus felis fermentum feugiat fringilla fusce gravida habitasse habitant
        hendrerit iaculis imperdiet integer interdum justo lacinia lacus laoreet lectus leo libero ligula lobortis
        luctus maecenas malesuada massa mattis mauris metus molestie mollis morbi nibh nisl nullam nunc odio orci ornare
        pellentesque pharetra phasellus placerat platea porttitor posuere potenti praesent pretium primis proin pulvinar
        purus rhoncus ridiculus risus rutrum sagittis scelerisque sem sociis sodales sollicitudin suscipit suspendisse
        tellus tincidunt tortor tristique turpis ullamcorper ultrices ultricies urna varius vehicula venenatis
        vestibulum vitae vivamus viverra volutpat vulputate netus senectus parturient penatibus nascetur nonummy zzril
        delenit luptatum facilisis feugait aliquyam erat sadipscing nonumy eirmod invidunt gubergren takimata sanctus
        kasd vero accusam rebum clita iriure molestie eros iusto praesent dignissim blandit
        """

    /// Words of Cicero's *De finibus* 1.32 and 1.33, which generators mix, too.
    private static let cicero = """
        perspiciatis accusantium doloremque laudantium aperiam eaque inventore architecto beatae explicabo aspernatur
        consequuntur nesciunt adipisci aliquam exercitationem corporis suscipit laboriosam commodi consequatur
        molestiae fugiat accusamus dignissimos ducimus blanditiis praesentium voluptatum deleniti corrupti molestias
        excepturi occaecati cupiditate similique officia deserunt mollitia laborum harum expedita distinctio eligendi
        cumque impedit placeat assumenda repellendus quibusdam officiis debitis necessitatibus saepe eveniet
        repudiandae recusandae itaque delectus reiciendis voluptatibus maiores perferendis doloribus asperiores
        repellat dicta obcaecati provident fugit
        """

    /// Plain Latin words that stand between the telling ones.
    private static let plain = """
        a ab ac ad ante animi aliquid at atque aut autem class conubia cum cupiditas do dolor dolore dolorem dolores
        dolorum ea earum eius enim eos error esse est et eum ex facere fames fuga habitant hac hic himenaeos id illo
        illum in inceptos incidunt ipsa ipsam ipsum iste iure labore litora magna magnam magni magnis maxime minima
        minus modi mus nam natoque natus nec nemo neque nihil nisi nobis non nostra nostrum nulla numquam omnis optio
        odit per porro porta possimus quae quaerat quam quas quasi quia qui quidem quis quisque quisquam quo quod quos
        ratione rem rerum sapiente sed semper sequi sint si sit sociosqu soluta sunt taciti tempora tempore temporibus
        tempus torquent totam ullam unde ut vel velit veritatis vero voluptas voluptate voluptatem voluptates culpa
        dis montes est sea dolores duo labore stet no diam tation wisi ii te
        """

    /// Sentences that page templates leave behind; at least four words each.
    static let phrases = [
        // Bulgarian, Czech, Danish, German, Greek, English
        "това е примерен текст", "тук ще бъде вашият текст", "toto je ukázkový text", "zde bude váš text",
        "dette er en eksempeltekst", "her skal din tekst stå", "dies ist ein blindtext", "das ist ein blindtext",
        "dies ist ein typoblindtext", "hier steht ihr text", "αυτό είναι ένα δείγμα κειμένου",
        "εδώ θα μπει το κείμενό σας", "this is placeholder text", "this is dummy text", "your text goes here",
        "insert your text here",
        // Spanish, Estonian, Finnish, French, Irish, Croatian
        "este es un texto de ejemplo", "este es un texto de relleno", "siia tuleb teie tekst",
        "tähän tulee sinun tekstisi", "ceci est un faux texte", "ceci est un texte de remplissage",
        "is téacs samplach é seo", "ovo je primjer teksta", "ovdje dolazi vaš tekst",
        // Hungarian, Italian, Lithuanian, Latvian, Maltese, Dutch
        "ide kerül a szöveg", "ez egy minta szöveg", "questo è un testo segnaposto", "questo è un testo di esempio",
        "čia bus jūsų tekstas", "šeit būs jūsu teksts", "dan huwa test ta eżempju", "dit is een voorbeeldtekst",
        "hier komt uw tekst",
        // Polish, Portuguese, Romanian, Slovak, Slovenian, Swedish
        "to jest przykładowy tekst", "tutaj wpisz swój tekst", "este é um texto de exemplo",
        "acesta este un text de umplutură", "toto je ukážkový text", "sem príde váš text", "to je vzorčno besedilo",
        "tukaj bo vaše besedilo", "detta är en exempeltext", "här kommer din text",
    ]

    /// Telling words in every script, sorted.
    static let tellingWords = inEveryScript(words(classic) + words(generated) + words(cicero))
    /// Plain words in every script, sorted.
    static let plainWords = inEveryScript(words(plain))

    private static let cyrillic: [Character: String] = [
        "a": "а", "b": "б", "c": "ц", "d": "д", "e": "е", "f": "ф", "g": "г", "h": "х", "i": "и", "j": "ј", "k": "к",
        "l": "л", "m": "м", "n": "н", "o": "о", "p": "п", "q": "я", "r": "р", "s": "с", "t": "т", "u": "у", "v": "в",
        "x": "ж", "y": "ы", "z": "з",
    ]
    private static let cyrillicBySound = cyrillic.merging(["c": "к", "q": "к", "x": "кс", "j": "й"]) { $1 }
    private static let greek: [Character: String] = [
        "a": "α", "b": "β", "c": "c", "d": "δ", "e": "ε", "f": "φ", "g": "γ", "h": "η", "i": "ι", "j": "j", "k": "κ",
        "l": "λ", "m": "μ", "n": "ν", "o": "ο", "p": "π", "q": "χ", "r": "ρ", "s": "σ", "t": "τ", "u": "θ", "v": "v",
        "x": "ξ", "y": "ψ", "z": "ζ",
    ]

    private static func inEveryScript(_ words: [String]) -> [String] {
        var all = Set(words)
        for alphabet in [cyrillic, cyrillicBySound, greek] {
            for word in words { all.insert(word.map { alphabet[$0] ?? String($0) }.joined()) }
        }
        return all.sorted()
    }

    private static func words(_ text: String) -> [String] {
        text.split { $0 == " " || $0 == "\n" }.map(String.init)
    }
}
