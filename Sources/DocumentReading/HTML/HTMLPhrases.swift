// SPDX-License-Identifier: EUPL-1.2

internal import Bytes

/// The words that short lines around main content are made of, in the languages of the European Union.
enum HTMLPhrases {
    /// How many groups of words there are.
    static let groupCount = groups.count
    /// The group of a word; -1 if it belongs to none.
    static let groupByWord = HTMLWordTable(listed, none: -1)

    /// Whether a text is a label of advertising and nothing else.
    static func isAdvertisingLabel(_ text: Span<UInt8>) -> Bool {
        guard text.count <= maximumLabelByteCount else { return false }
        var isLabel = false
        var hasOther = false
        HTMLWordSet.forEachWord(of: text) { word in
            if groupByWord[word] == advertisingGroup { isLabel = true } else { hasOther = true }
        }
        return isLabel && !hasOther
    }

    /// Whether a text is a copyright notice and nothing else.
    static func isCopyrightNotice(_ text: Span<UInt8>) -> Bool {
        guard text.count <= maximumNoticeByteCount else { return false }
        var index = 0
        for byte in copyright where index < text.count && text[index].asciiLowercased == byte { index += 1 }
        guard index == 0 || index == copyright.count, index + 1 < text.count else { return false }
        let isSign = text[index] == 0xC2 && text[index + 1] == 0xA9
        return isSign || (index > 0 && text[index].isASCIIDigit)
    }

    private static let copyright = Array("copyright ".utf8)
    private static let maximumNoticeByteCount = 200
    private static let maximumLabelByteCount = 40
    private static let advertisingGroup = 7
    private static let groups: [String] = [
        // Sharing.
        """
        share sharing teilen partager partage compartir udostępnij condividi delen dela del jaa partilhar compartilhar sdílet \
        zdieľať megosztás distribuie сподели κοινοποίηση jaga dalintis dalīties podijeli deli roinn aqsam facebook twitter \
        whatsapp linkedin pinterest telegram instagram youtube tweet follow folgen suivez síguenos obserwuj segui volg email \
        mail print drucken imprimer imprimir drukuj stampa tulosta tisk nyomtatás
        """,
        // Comments.
        """
        comment comments reply replies kommentar kommentare kommentarer kommentera commentaire commentaires comentario comentarios \
        komentarz komentarze commento commenti reactie reacties kommentit comentário comentários komentář komentáře komentáre \
        hozzászólás hozzászólások comentariu comentarii коментар коментари σχόλιο σχόλια kommentaar kommentaarid komentarai \
        komentāri komentar komentari komentarji trácht kumment antworten répondre responder odpowiedz rispondi svar vastaa \
        odpovědět odpovedať válasz răspunde отговор beantwoorden
        """,
        // More to read.
        """
        related recommended popular trending similar latest also verwandte ähnliche passend gelesen weitere connexes aussi lire \
        relacionadas relacionados también leídas lea czytaj także polecane podobne najnowsze anche correlati leggi ook \
        gerelateerd också relaterade relaterte læs også relaterede lue myös leia relacionado související čtěte také súvisiace \
        čítajte kapcsolódó olvassa citește свързани прочетете διαβάστε σχετικά loe seotud skaitykite taip lasi saistītie \
        povezano pročitajte preberite sorodno léigh aqra more mehr plus más więcej più meer mer mere lisää mais více viac tovább \
        mai още περισσότερα rohkem daugiau vairāk više več tuilleadh read
        """,
        // Subscription.
        """
        newsletter newsletters subscribe subscription subscriber abonnieren abonnement abonnez inscrivez suscríbete suscribirse \
        suscripción subskrybuj zapisz iscriviti abbonati abonneer nieuwsbrief prenumerera nyhetsbrev nyhedsbrev abonner tilaa \
        uutiskirje subscrever assine odebírat odoberať hírlevél feliratkozás abonează бюлетин абонирай ενημερωτικό εγγραφή \
        uudiskiri naujienlaiškis jaunumi pretplatite naročite nuachtlitir inbox
        """,
        // Consent and privacy.
        """
        cookie cookies gdpr dsgvo rgpd datenschutz datenschutzerklärung privacy consent confidentialité privacidad prywatności \
        riservatezza privacybeleid integritet integritetspolicy yksityisyys evästeet evästeitä privacidade soukromí súkromia \
        sütik sütiket adatvédelem confidențialitate бисквитки поверителност απόρρητο küpsised slapukai slapukus sīkdatnes \
        sīkdatņu kolačići kolačiće piškotki piškotke fianáin accept akzeptieren accepter aceptar accetta
        """,
        // Law.
        """
        © copyright rights reserved rechte vorbehalten impressum droits réservés mentions légales derechos reservados prawa \
        zastrzeżone regulamin diritti riservati rechten voorbehouden rättigheter förbehållna rettigheder forbeholdes oikeudet \
        pidätetään direitos práva vyhrazena vyhradené jogok fenntartva drepturile rezervate права запазени δικαιώματα õigused \
        kaitstud teisės saugomos tiesības aizsargātas prava pridržana pravice pridržane terms conditions disclaimer agb cgu \
        powered
        """,
        // Accounts and forms.
        """
        login log sign register anmelden registrieren einloggen connexion identifiez iniciar sesión zaloguj rejestracja accedi \
        registrati inloggen registreren logga kirjaudu rekisteröidy entrar přihlásit registrace prihlásiť bejelentkezés \
        regisztráció autentificare înregistrare вход регистрация σύνδεση logi registreeru prisijungti registruotis ieslēgties \
        reģistrēties prijava registracija password passwort username
        """,
        // Advertising.
        """
        advertisement advertisements sponsored promoted anzeige werbung gesponsert publicité sponsorisé publicidad reklama \
        sponsorowane pubblicità sponsorizzato advertentie annons annonce mainos publicidade inzerce reklám hirdetés publicitate \
        реклама διαφήμιση reklaam oglas oglašavanje
        """,
        // Ways through the site.
        """
        home menu search next previous back top archive archives category categories tags startseite suche weiter zurück \
        kategorie kategorien accueil recherche suivant précédent inicio buscar siguiente anterior strona szukaj następna \
        poprzednia cerca successivo precedente zoeken volgende vorige hem sök nästa søg næste etusivu haku seuraava início \
        pesquisar próximo úvod hledat další hľadať ďalší keresés következő căutare următorul начало търсене αρχική αναζήτηση \
        avaleht otsi pradžia paieška sākums meklēt naslovnica traži domov iskanje baile cuardaigh faq contact kontakt contacto
        """,
        // Pictures.
        """
        photo photos foto fotos image images picture bild bilder zdjęcie fot credit getty reuters afp dpa shutterstock imago \
        kuva imagem fotografie fotografia kép снимка φωτογραφία nuotr foto slika grianghraf caption video photograph
        """,
        // Authors and dates.
        """
        by von par por autor autorka author written posted published updated veröffentlicht aktualisiert publié mis jour \
        publicado actualizado opublikowano aktualizacja pubblicato aggiornato gepubliceerd bijgewerkt publicerad uppdaterad \
        publiceret opdateret julkaistu päivitetty atualizado publikováno aktualizováno publikované közzétéve frissítve publicat \
        actualizat публикувана автор δημοσιεύθηκε avaldatud paskelbta publicēts objavljeno ažurirano min ago uhr views
        """,
    ]
    private static let listed: [(meaning: Int, words: String)] = groups.enumerated().flatMap { group, words in
        // Words are looked up with their ASCII letters in lower case; other first letters may be capitals.
        let others = words.split(separator: " ").filter { $0.utf8.first.map { $0 >= 0x80 } ?? false }
        let capitalized = others.map { $0.prefix(1).uppercased() + $0.dropFirst() }
        return [(group, words), (group, capitalized.joined(separator: " "))]
    }
}
