// SPDX-License-Identifier: EUPL-1.2

internal import CorpusModel

/// Damages text as recognition does, to a given rate, and counts what it did.
struct RecognitionNoise {
    private var generator: SeededGenerator

    init(seed: UInt64) {
        generator = SeededGenerator(seed: seed)
    }

    /// A page and the share of its characters that are wrong.
    struct Page {
        var text: [UInt8]
        var rate: Double
    }

    /// Damages `text` (well-formed UTF-8), each character with a chance of `perMille` thousandths on the average.
    ///
    /// In some pages the errors gather in a part of the words; some have more symbols and digits, some more split and
    /// joined words, as engines and prints differ.
    mutating func damage(_ text: [UInt8], perMille: Int) -> Page {
        let scalars = Array(String(decoding: text, as: UTF8.self).unicodeScalars)
        let style = generator.below(4)
        let wordShare = max([300, 600, 1000][generator.below(3)], min(1000, perMille * 2))
        let rateInWord = perMille * 1000 / wordShare
        var damaged = String.UnicodeScalarView()
        var editCount = 0
        var isHit = generator.below(1000) < wordShare
        for scalar in scalars {
            if scalar == " " { isHit = generator.below(1000) < wordShare }
            if isHit, generator.below(1000) < rateInWord {
                let replaced = replacement(for: scalar, style: style)
                editCount += max(1, replaced.count - (replaced.first == scalar ? 1 : 0))
                damaged.append(contentsOf: replaced)
            } else {
                damaged.append(scalar)
            }
        }
        let rate = Double(min(editCount, scalars.count)) / Double(max(1, scalars.count))
        return Page(text: Array(String(damaged).utf8), rate: rate)
    }

    private mutating func replacement(for scalar: Unicode.Scalar, style: Int) -> [Unicode.Scalar] {
        let choice = generator.below(100)
        let spaceLimit = style == 3 ? 30 : 8
        if choice < spaceLimit { return scalar == " " ? [] : [scalar, " "] }
        if choice < spaceLimit + 12 { return [] }
        if choice < spaceLimit + 22 { return [scalar, one(of: RecognitionNoise.strays)] }
        if choice < spaceLimit + (style == 1 ? 45 : 28) { return [one(of: RecognitionNoise.symbols)] }
        if choice < spaceLimit + (style == 1 ? 50 : 31) { return flipped(scalar) }
        let key = scalar.properties.isUppercase ? flipped(scalar)[0] : scalar
        guard let options = RecognitionNoise.confused[key] else { return [one(of: RecognitionNoise.strays)] }
        let replaced = options[generator.below(options.count)]
        return key == scalar ? replaced : replaced.map { flipped($0)[0] }
    }

    private func flipped(_ scalar: Unicode.Scalar) -> [Unicode.Scalar] {
        let mapping =
            scalar.properties.isUppercase
            ? scalar.properties.lowercaseMapping : scalar.properties.uppercaseMapping
        return mapping.unicodeScalars.count == 1 ? Array(mapping.unicodeScalars) : [scalar]
    }

    private mutating func one(of scalars: [Unicode.Scalar]) -> Unicode.Scalar {
        scalars[generator.below(scalars.count)]
    }

    private static let strays = Array("iltrnceao.,'-1jsfu".unicodeScalars)
    private static let symbols = Array(".,;:'\"-_^*~|!/\\()[]{}<>0123456789«»„•°§".unicodeScalars)

    /// What each letter is often taken for.
    private static let confused: [Unicode.Scalar: [[Unicode.Scalar]]] = {
        var table: [Unicode.Scalar: [[Unicode.Scalar]]] = [:]
        for line in RecognitionNoise.confusions.split(separator: " ") {
            let parts = line.split(separator: ":")
            guard parts.count == 2, let letter = parts[0].unicodeScalars.first else { continue }
            table[letter] = parts[1].split(separator: ",").map { Array($0.unicodeScalars) }
        }
        return table
    }()

    private static let confusions = """
        a:o,u,n,s e:c,o,a i:l,j,t,r,1 o:c,a,e,0 u:n,ii,v,o n:u,ri,r,m r:t,n,v,i s:f,a,8 t:l,f,r,i l:1,i,t,I d:cl,b,a \
        h:b,li,n,k c:e,o,( m:rn,in,nt,ni f:s,t,l p:n,y,q g:q,a,9 b:h,6,d v:r,y,u,o w:vv,m,iv k:h,lc,lt y:v,j,g j:i,; \
        z:s,2,ż x:z,r q:g,a ä:a,ii,á ö:o,ii,ó ü:u,ii,ú ß:B,fs,b é:e,è,c á:a,à,d í:i,ì,l ó:o,ò,6 ú:u,ù,ii à:a,á è:e,é \
        ì:i,í ò:o,ó ù:u,ú â:a,à ê:e,é î:i,í ô:o,ó û:u,ù ç:c,e ñ:n,fi ã:a,ä õ:o,ö å:a,à,ä æ:ce,ae,a ø:o,e,6 ő:o,ö,ó \
        ű:u,ü,ú š:s,ś,ŝ č:c,ć,é ž:z,ż,ź ř:r,f ě:e,é ů:u,ü ý:y,v ť:t,f ď:d ň:n,ń ł:l,t ą:a,q ę:e,g ż:z,ź ś:s,š ź:z,ż \
        ć:c,é ń:n,ñ đ:d,cl ā:a,ä ē:e,ē ī:i,ï ū:u,ü ģ:g,q ķ:k ļ:l,j ņ:n,ņ ė:e,é į:i,j ų:u,y ă:a,ä ș:s,g ț:t,f \
        ċ:c,é ġ:g,q ħ:h,b а:о,л,з е:с,о и:н,п,й о:с,е,0 с:е,о н:и,п п:н,л т:г,ш р:п,р в:з,ь л:п,а к:н,х м:н,ш д:л,ц \
        я:н,а з:э,в б:6,в ъ:ь,т ь:ъ,ы г:т,п у:ч,х ч:ч,у х:к,ж ж:х,ш ш:щ,т щ:ш ц:п,д ю:ю,о ф:Ф,о α:ο,σ,a ε:s,έ η:ή,n,π \
        ι:ί,t,l ο:ό,σ,0 υ:ύ,ν,u ν:υ,v σ:ο,α ς:s,ε τ:r,ι ρ:p,ο κ:x,k λ:Α,ί π:η,n μ:p,υ θ:0,δ δ:6,ό γ:y,ν ω:ο,ώ φ:ψ,ο \
        χ:x,κ ά:α,d έ:ε,è ή:η,ἠ ί:ι,f ό:ο,ὸ ύ:υ,ὺ ώ:ω,ὼ
        """
}
