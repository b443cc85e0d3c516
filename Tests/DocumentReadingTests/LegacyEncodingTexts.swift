// SPDX-License-Identifier: EUPL-1.2

/// A few sentences in each official language of the Union, and the legacy encodings that pages in it were written in.
enum LegacyEncodingTexts {
    static let all: [(language: String, encodings: String, text: String)] = [
        (
            "bg", "windows-1251 iso-8859-5 koi8-r",
            "Рано сутринта пекарката отваря дюкяна и целият площад замирисва на прясна баница. Щом "
                + "часовникът удари седем, пред вратата вече чакат ученици, шофьори и две баби с големи кошници."
        ),
        (
            "cs", "windows-1250 iso-8859-2",
            "Na konci léta jsme s dědečkem češali jablka a skládali je do dřevěných beden. Večer přišla "
                + "sousedka, přinesla čerstvý chléb a řekla, že letošní úroda je nejlepší za posledních deset let."
        ),
        (
            "da", "windows-1252 iso-8859-15",
            "Færgen sejler først, når tågen er lettet, så vi køber kaffe og rundstykker på kajen. På øen "
                + "venter min moster med cykler, og bagefter går turen ud til fyret, hvor mågerne skriger."
        ),
        (
            "de", "windows-1252 iso-8859-15",
            "Über Nacht hat es geschneit, und die Straße zum Gasthof ist kaum zu erkennen. Später räumen die "
                + "Männer den Weg frei, während drinnen schon süßer Kaffee und ein großer Käsekuchen stehen."
        ),
        (
            "el", "windows-1253 iso-8859-7",
            "Το πρωί ο ψαράς μαζεύει τα δίχτυα του και πουλάει λίγα ψάρια στην προκυμαία. Ύστερα πίνει τον "
                + "καφέ του κάτω από τον πλάτανο και διηγείται στα παιδιά ιστορίες από τα ταξίδια του."
        ),
        (
            "en", "windows-1252 iso-8859-15",
            "The café on the corner still serves its crème brûlée on Thursdays, and the naïve painter who "
                + "lives upstairs pays for his supper with sketches. Nobody has ever asked to see his résumé."
        ),
        (
            "es", "windows-1252 iso-8859-15",
            "Mañana por la tarde los niños montarán un pequeño teatro en el jardín. Según la abuela, ningún "
                + "público será más difícil que los vecinos del número dieciséis, que además llegarán con un sueño "
                + "atrás."
        ),
        (
            "et", "windows-1257 iso-8859-13 windows-1252",
            "Öösel tõusis tuul ja hommikul olid õunad rohu sees laiali. Isa ütles, et käime enne sööki "
                + "metsas ära ja püüame pärast lõunat järve ääres mõne ahvena, kui ilm vähegi lubab."
        ),
        (
            "fi", "windows-1252 iso-8859-15",
            "Äiti herätti meidät ennen kuin aurinko nousi järven ylle. Söimme mökin pöydän ääressä puuroa, "
                + "ja sen jälkeen lähdimme hiljaa soutamaan kohti saarta, jossa näkyi yksinäinen hylätty venevaja."
        ),
        (
            "fr", "windows-1252 iso-8859-15",
            "Le boulanger a fermé plus tôt que prévu, et la rue s’est vidée en quelques minutes. Après "
                + "l’orage, des élèves ont traversé la place où flottait déjà une odeur de forêt mouillée, là-bas, "
                + "près du château."
        ),
        (
            "ga", "windows-1252 iso-8859-14",
            "Bhí an fharraige ciúin an mhaidin sin agus chuaigh na páistí síos go dtí an trá. Tháinig an "
                + "sean-iascaire amach as a theach beag bán agus d’inis sé scéal fada dóibh faoin stoirm mhór."
        ),
        (
            "hr", "windows-1250 iso-8859-2",
            "Čim je kiša prestala, djeca su istrčala na livadu iza škole. Učiteljica ih je strpljivo čekala "
                + "pod kestenom, držeći pod miškom knjigu o pčelama, šišmišima i noćnim leptirima koju im je "
                + "obećala čitati."
        ),
        (
            "hu", "windows-1250 iso-8859-2",
            "Esőre állt az idő, mégis elindultunk a hegyre, mert a kunyhóban tüzelő és meleg tea várt ránk. "
                + "Fölfelé menet őzeket láttunk, és a fűben reggel még gyöngyként csillogó harmatcseppeket."
        ),
        (
            "it", "windows-1252 iso-8859-15",
            "La libreria è più piccola di come la ricordavo, però c’è ancora il gatto che dorme tra le "
                + "novità. Il signore dietro il banco dice che lunedì chiuderà perché la città non legge, e così "
                + "sarà."
        ),
        (
            "lt", "windows-1257 iso-8859-13",
            "Šį rytą senelė išėjo į turgų anksčiau už visus, nes žadėjo nupirkti šviežių žemuogių. Grįžusi "
                + "ji padėjo pintinę ant stalo, nusišluostė rankas į prijuostę ir ėmė pasakoti, ką girdėjusi "
                + "pakeliui."
        ),
        (
            "lv", "windows-1257 iso-8859-13",
            "Rudenī mēs ar vectēvu lasījām ābolus un kurinājām pirtiņu aiz šķūņa. Vakarā kaimiņiene atnesa "
                + "siltu rupjmaizi, un visi kopā sēdējām uz lieveņa, līdz pāri ezeram uzlēca liels, dzeltens "
                + "mēness."
        ),
        (
            "mt", "iso-8859-3",
            "Filgħodu kmieni s-sajjied joħroġ bid-dgħajsa tiegħu u jerġa’ lura meta x-xemx tkun għadha "
                + "baxxa. Fuq ix-xatt jistennewh in-nies tar-raħal, għax il-ħut frisk jinbiegħ malajr u ż-żgħar "
                + "iħobbu jgħinuh."
        ),
        (
            "nl", "windows-1252 iso-8859-15",
            "De reünie vond plaats in het oude café, waar de coöperatie vroeger vergaderde. Eén van de "
                + "oudste leden, een bejaarde oud-conciërge, vertelde over de knieën van de burgemeester en het "
                + "geïmproviseerde feest."
        ),
        (
            "pl", "windows-1250 iso-8859-2",
            "Późną jesienią dziadek zaczynał gromadzić drewno i uszczelniać okna. Wieczorami, gdy wiatr "
                + "świszczał w kominie, piliśmy herbatę z sokiem malinowym, a on opowiadał, jak łowił szczupaki "
                + "pod mostem."
        ),
        (
            "pt", "windows-1252 iso-8859-15",
            "As crianças não querem ir já para casa, porque a maré está baixa e há caranguejos entre as "
                + "pedras. Amanhã, diz o avô, haverá ainda mais, mas ninguém lhe dá atenção nem pega nos baldes."
        ),
        (
            "ro", "windows-1250 iso-8859-2",
            "Bătrânul croitor își închidea prăvălia abia după ce se aprindeau felinarele în piaţă. Copiii îl "
                + "așteptau pe trepte, fiindcă le spunea povești cu împăraţi și fiindcă avea întotdeauna în "
                + "buzunar o bomboană."
        ),
        (
            "sk", "windows-1250 iso-8859-2",
            "Keď sa zotmelo, starý otec zapálil lampu a začal čítať z hrubej knihy. Vonku štekali psy, "
                + "vietor šumel v lipách a my sme sedeli okolo stola a počúvali, až kým nám oťaželi viečka."
        ),
        (
            "sl", "windows-1250 iso-8859-2",
            "Že navsezgodaj je čebelar odprl panje in preveril, ali so čebele preživele mrzlo noč. Potem je "
                + "sedel na klop pred hišo, si prižgal pipo in čakal, da mu žena prinese skodelico močnega čaja."
        ),
        (
            "sv", "windows-1252 iso-8859-15",
            "På lördagen åkte vi ut till skärgården med den gamla båten. Mormor hade bakat kanelbullar, och "
                + "när vi äntligen lade till vid bryggan stod hela släkten där och vinkade med färgglada näsdukar."
        ),
    ]

    /// The text of a language as an encoding can spell it: without the punctuation marks that it lacks, and with the
    /// Romanian letters of its time.
    static func text(_ row: (language: String, encodings: String, text: String), in encoding: String) -> String {
        let text = row.text.replacing("ș", with: "ş").replacing("ț", with: "ţ")
        return encoding.hasPrefix("windows") ? text : text.replacing("’", with: "'")
    }
}
