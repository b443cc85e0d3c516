// SPDX-License-Identifier: EUPL-1.2

// Written by Benchmarks/learn-letters.

extension LetterCosts {
    /// Central languages.
    static let central: [(language: String, letters: String, costs: String)] = [
        (
            "pl", "abcdefghijklmnopqrstuvwxyzóąćęłńśźż",
            "[[?>=;DC@F===@<;;9S>:<>L:NT:R[S[G[DOB7H=D=C>E?LD<A>;;;C[=>=@BAX<EM?OLJTNWM6[NA;<NHCNI=<<=9M@X;==EQ=T"
                + "Q?[[@[;EEKB;[9LEL;MTN7DC<L?9T[:@N;UI[7NAB[>B[[[W>[>RNM;WX67<DLIE>QYKPGCVS[<5ED[GP[[[[;[9FAE=QJTCH@>D"
                + ";6AX=BH=Q@[;7CD[E?XQDG5[GB<=NE;PK:=>;:HBV;;?GQ@OR?[[G[ECBJA?[9JJK9CKQ5UL>KE6P[;GA;[MQCRIJ[MV[Z[Y=[9K"
                + "Q=@UPK9VV<F>4N[:OO>[EWPI>B[B:[[[T2[:U>M>RP[>UODD>9JV>LH?S?[@KFK[CB[S[L6[9J=C5MFWDH?@A<?H[E?CANAPYCI@"
                + "C;@NEUE6[8HCB5QL[<THHA=AI[D=K>YE[[OH9Y>RYE[L9[8I@UHXJR7YH@LB6S[;?:;TC[OX>A[B>[S[D>[8DBH6LFT6R=AF::M["
                + "TAD:QGYMPH@[A[[R[O5[8FHP<MKR6UFGH>8A[HHK<ZMW<T?FOEF[M[O>[7SCC9EET4W@PV@;IZOA>BVJX9NG?[C[[[[M7[M<>:NE"
                + "?MF@>>>;K?[;;>KR8HU>[[L[BF=N@A[9SEO=RQJ:[I@WB4M[5CE=UUVBTAO[E@W[[[8[=GCDAMGH=FD:EBAD[;C@3W<UCBIILHFP"
                + "JTJ?[7GAA:JBSASBJA@7G[MA?=S?[;6=CNAHWN[L>[=PBN?JTL8E:MEC=<RKI5?YB[>7CA[L=[[[[:[7SHR8MPJEP=EJ>8J[9IJ<"
                + "V<X9J<B[@E[[[[5[D<<<IG<RK;=?==J?[;9>OPBMSA[YL[CMDN=7[7GB=8ECG7LKCDE;9[CCFC[I[CEPORGMVPZP7[7NAE;[PQ7V"
                + "DEQ=:E[B=GE[O[8CCC[DB[K[V2[BODLDEOP<MLFEGCB[KKAFCK7AJIPTPNXR[Q4[NA8AODBSN?>?:=L@[B;>R[<XSC[[AW=KBPD9"
                + "[7B?A7ZCS:GAFB;=B[DIB@[?[8QH?[?A[U[UP[T=>=T[@[T>E=OOTI[7DAX[3[WB[[M[<[UB<3[RG69UV?[UZDZRVUA[WC>Y[G[X"
                + ">[[A[>[I[@0[OFKFRRXYQOOWGSQN[TQTO[E[TSZY[YW[[[Z3[U@::U[@[UZ<FYVU=[W?;Z[K[XB[[C[@[=K?6[6EFJ:SMXU[A[L@"
                + "7H[NID9[M[:K??UCO[X[L3[MH5QMZTUMRDSJOMQ[P5PR[P[POVUYUS[W[V9[QH4WS[Z[SSJ8;;SC[;VSX[:[VU[[8[YN[[[6[J?@"
                + ";JVPRJOI;>4JN[:LMN[9[MKSR=RPCS[K7[;DD?5[R[PY@?O:<X[P@WB[L[7UD>[GN[[[["
        ),
        (
            "cs", "abcdefghijklmnopqrstuvwxyzáéíóúýčďěňřšťůž",
            "[[;>@=EBI@A;<A<:<8T@9;@:HPW<[ZZUD[BW[XFE[[B8[<B@;<GJ@>A?>?:;?[;:=?>OKAAAC?RKDDPBOCDOGC5[S?=<RHHBG?::"
                + "=;M@[?=;E;[KS@[[[[V[@Q[JA@K[A@[:QED:[WJ=CC<L=8Q[;BH9F[[6MBK>WT?G[<TCM[FR=[GSQS7[X3:U;INB;PXLMCEK[[IR"
                + "ML9[[[X[[[X[XG[;[;DBH9PMF<N@=D97@[=BI=ATY;K<C=ZTDI[;LDK[@L5[I=><NAHBO=><;9GA[<==G@TFT?N[T[T[?H[KDBO["
                + "CA[<VUT=HQU4UKALL4T[<IA;OQQBPAHKGJQQ[WMXY[JX>[8HSM9LIB7KM;C=;J[6KL<M[[BI>VQHOWN[T[UV[EU6[=QBH?X[UDSG"
                + "8H<5Q[;QA=BX[?[>CTX[DP[WUE[RDH5[DF:=BCFDFD=:@9CB[?<:L<ZM[@EPHRX[ANZPMAP[B=[9MI@4S[L9NIFA>CI[J:>FFX[["
                + "L@W9URWJI[QW?XBQ8[9YC=?[YLGXN<JA7U[<J::CO[:S=;[ES>J[[ZER[AH8[7KIM7NPH8WBAF=9PUSEF=NR[>F=?=Q[CK[[H[DR"
                + "DN5[:GFM:S[N:XF@M>9E[DIG;PYY?M=B<TUEO[;WKOY>G=[8MCD8DGR;V@JRD9Z[WB>@K[[?H<<7V[=G[:[[L[HI6[P<?:SHC>L?"
                + "?==>I?[=;=:9NBZ=[[[[U[AQ[KDFM[AC[;[JO=[YO?OJ<XB5N[5CDAV[[E[BHAQWNN[AQ8D[A[:[;DCB<JLCAD>AB?>B[7A@4ARN"
                + "DDCFBUNGGSERFGRIF>[7HDB;MBE>OCG@=5G[QC@<?[N>C:?RS[@DO[R[GSAB;[?HEH7MXH<M;;??;=[FH5A=X[AYDO?[[XM[[N[["
                + "JI[9[9MJR7MRM:TABH=8N[<HN=?M[?S?@>R[CO[=P?H[E[4[G??;NIO@K;=?>?P=[@=<S?[KXBHX[[V[?I[QG?M[;:[8EHE:[ZJ<"
                + "SC@T=:I[@DHA[[[:A:<=ZO;G[;PD>[CEBY:IHL2TJD8NLFLE?L[H;JLK[XNNNPL[XQQ[O[PQ[TP3[CRQP>XZL9LGKLCC=[OO:9O["
                + ":EQQJP[[UU[S[TU[IT2[K>=CLRLBYFA:C?G@[E;=EEW[PDT[Z[R[EW[NFAG[?;[6AG;8Q[B;D=AA:><XCIB?=[[CN<P>QKJN[[PE"
                + "GXDS7[WC=;WUU@YC?;:8WC[?;;[:[[[<W[Z[[[DT[P>>[[@2[ULLDRLU8VTBG9?RFUAE?SG[[ZFY[W[[[C[[[HN[[E3[WE9AVW[?"
                + "[F>?:AVD[A=<X?[[[>[[[[[[CZ[OECJ[?;[GLK2FQGKHFIBE8FI[=BBJHYVK<KFI[VON[MYNOYQBD[MGD7LXMCOL;?@>L9[:8<P?"
                + "[[R>QTO[[U6[S[?J[WA4[T@6COQ[DUH@E8GSE[===J<[[Y?X[V[[[I[Z[HAT[H;[;KHW6[[S8Y;>J7?N[VH=BR[[YY=[9[R[P[ZM"
                + "[[[A[2[>MLKGSULJLBJ=H;K[JJ6>J[WML?OK[WPP[NZOPZHO5[SO==S[[AX;<8@:UG[>>9UA[[[BZ[Y[[[EI[L?CH[>5[=OILITW"
                + "NKN9KCJ6L[L?:7H[YNNCQL[YRQ[O[PQ[AP?[AJRS4[[Y6TENIFCS[W@GGN[[ZY>[5[[[K[[[[U[F[:[>YMW5P[X9X==J>BB[JL8A"
                + "G[[YSHL7[[[P[ZK[E@L[2[8ONLITWNKNDKHJ8L[LH=?K[YNN>QL[YRQ[O[PQ[TP3[R@E@Q[[BS=D=;FQK[@:DU;[[W=VYT[[ZG[X"
                + "JKQ[[86[A=G<4[[N8T@ER<BS[MDECQ[[ZY>O;[[[[G[F[F[N["
        ),
        (
            "sk", "abcdefghijklmnopqrstuvwxyzáäéíóôúýčďĺľňŕšťž",
            "[[;>@=CAF@@?<B<:;8S>8=A:GNT<R[ZS[WCWAI[GO[CLB8G??FA<LBFBA<<?7>D[:>=ACTPGFFTIBQPJIIR[MR[JKJ4[SA?;NHGB"
                + "G==:>:KBY=>=D<RKP@[[[[[[U[?L[HK[B@C@[9PCC9[VK;BB<E;7Y[;?I:G[[8IAPKCTNFEGTNHOTNPR>[?RMP8WW36[:IOA=P[I"
                + "LCBG[[G[V[KA[[G[[[[US[[G[;[9DDG8OJG:V@>B:7?[<AE>?RY>>?[HBOBDFH[KDGYIVH5[H>@;LAE@L<><?8EA[;<<EAPEQ@J["
                + "[UO[L[AD[@F[DGCA[:WVT;IRV5QL@KK5T[;H<<SR[AVB[DE?[EQY[[E[[Z[Y=[7ITL8YP@7UR<F=:K[8HH;K[[AM=[EMB[IVW[[K"
                + "[[XYW5[<VAR?WW[A[E9F>5O[:RB=BU[>V?[EIWLIDM[M@WJKW[7[8F<?6DEEEF>;A:CCY@=<A@YNX@C[OEL[[[B[[TR[E@G6[:KN"
                + "C5S[D>RGFA<=G[IA<?D[[[JE[[BN[:[H[[SM[?VP:[9XBE<YWUDTN=GB6S[;Q:;BN[:X=[=LCE@=I[OFNRYUK8[7IIK8LOF8QCAG"
                + "<8P[SGD<K[[@K<[DAFNCDL[[[J[D[N5[9FEO8NXS8[FBN?9C[DFH<V[Y?P=DIDL?HIO[SSHMX[J>[7OBC8CFQ7R@JLC9W[R@>?I["
                + "[>H;[;=NOB;F[[[[[D[J7[M<?;ODE@I>><:>I@[:;>?8MCT=S[V[[[Y[@N[DO[FUAB[<[HQ<YVK>XH=RA5M[4CE@T[[EVBDOCOCJ"
                + "GN[LRKTE[[:[:EDB?IKD@EBBC@>B[6AA4ARNEDDRGGONHFGOXJOYHIG>[8GDC7LBE8UCH@>8H[NAB>AXXAE:[A>EGD@EQ[UP[IND"
                + ";[9ODS>IWI<[9;@A;<ZIK5B>[[ARF[LCTP>NP[[NSZ[=[>[9KIW7MQH9[?AH<7M[9FK==P[?M>[@?EQB@WSNNLVX[[4[F@@;JKGA"
                + "K:>>>>L<[><<R?[JSDD[[[U[[[BH[ES[@G:8[7FHH8[OJ;UBAR=9G[@DFB[[[;B=D>BRIE;HKXTMM?WJ<U<IHL3IU@5ODKHC>H[G"
                + ";GHKGXCNN[QPYWRPQY[TY[RSQ3[ARHP=MYL8RGOJC><[KN:;I[8FQL[TIJ[UTT[[X[[UVU2[K>>CKNN?SE?B@@H?[B;<DA[[LBZ["
                + "[[V[V[D[[LM[ABG;[7@M<=SLA:G@@=9:>W?EH@<[[BK:[J@J[GGNW[LL[FGQ7[PB8<VWOASB>:;<UA[;<;E9[[[>[[[[[[[[CL[F"
                + "H[@KA=[HON@HSUNJO?ELIHL[J=4MK[XO8N[QQYXRP7Y[TY[R6Q2[PQHFOIK8TYII;ANR[;NCWO[[YEX[[[[[[[N[[[[[Q[Q5[SE;"
                + "BS[PFUB:@9<Q?[?:;X9[[ZAY[[[[[[[EU[CP[ADDF[KBK6KL:PLKN@=5K8[8MAPG[[Q>Q[LS[ZTSS[[W[[TUTI[L?<=LWYFN=C:L"
                + "ILP[98@Q8[[S;R[UT[[VTD[[GC[HW55[P?9:RF[BSR;A@AK=[;=<W>[[Y@X[[Z[[[Z:Q[JO[@?B3[SB5NSP[DUZ?F8GSF[@?BQ=["
                + "[ZAY[[[[[[[L[[KR[DIG<[7KXW8[[Q7Y<@G79Q[IIA@U[[YYS[[;Q[G[T[[TM[B[[3[4QPOKVXPLQNNAL;N[MF>?M[ZQPP[SS[ZT"
                + "SS[[W[[TU>?[B8GFBMOBCI<EFAB7[DEDGEURI<HUKJSQLJ<S[N7[LM6:[5BUMOZ[UNK9S=98S[J>E8>[[VUU[XW[K<WX[[[K[PZX"
                + "6[5QPNHUWKDQNNEL5N[LM=8M[ZQPP[SK[ZTRS[[V[[TUS?[A>B>BLNGCH9E>@A>[D>4FDUQH>GUJJRQKJ>R[N8[=LB=[:XMV7[[B"
                + "7X<=G>>=[QG7@F[[RXH[I:S[NZN[[EN[CA[1[9WMFO[[QRQNTOR=M[GLHGS[[WVQ[YY[[ZYR[[[[[R[Z;[=8L=6[[X6Y?IH:?V[J"
                + "@F?U[[YXO[M:Q[KZ[E[JD[C[["
        ),
        (
            "sl", "abcdefghijklmnopqrstuvwxyzáéíóčšž",
            "[[A=E<DD?C<;;@=:<9X?9<A;ORV;[[[VABB4M>=D<<QDDC<C<?<AG[<?>CB[V[C[[[[=DD4[UBC>OKBAN;<:=:PA[<><J<[ZV?[["
                + "[[A@E?[;TLD8[WO5BL:I<7V[9DI?A[[SLRRQREFP9[8YNM5[SA5REIKH;NQEJJ?B[[NX[NTQZ[[:[6@ND8REI8BBAG;8A[;BI@?W"
                + "ZTFQMZQPIM4[LAD<OD=CK??;;:HA[==<J>TRS@[[[[?DC>[:UYR;HOW4LLASM4N[;BA>R[[PT[PL[VWY>[5PWN<[OJ<MY8M?5P[9"
                + "QR?N[[TPQW[RRT[3[;RUS?U[[:V;@L>9O[=P??BP[OY[U[UA[[5[HF?AMJD<Q==9=9HD[?=;R?[V[=[[[[??F9[7FHG3WTJ:YIKH"
                + "A:J[O@C<G[[[N[QWUO@X;[6VFA:WTV8D[=DB5Y[;F@=DPZZYTX[KWF[8[6LDI8NER79CDJ=8K[UGH@M[[NIVTVQHVK5[8CLO7R[Y"
                + "8SH@R@7D[ABL<KZ[ZXQRWONLR8[6QCB7HIN79CPUQ8M[P@ABNX[VMRTSZEIP5[O=H:OH>GI=?<=>N>[:;=L:PE[@[[[[>CBD[9[H"
                + "Q<TWP<LF=YB4O[4EGA[[[V[RS[POJ[:[9CGA<KDF=@A@A>=A[:@@4@VPWBXV[WDFH:[6EEB6QCI7>CEC>9H[P@A>CV[RIQPVTGEC"
                + "<[<LJR7NXH<L9<@?;<Y@L5C=[[TZST[TT[[:[8QOM6OQN7BACJ=8P[:GL<<S[SRQOTQ[Q[5[F<F9JM<@I<?@==M:[<;=OE[OUE[["
                + "[[?>?7[7JGH6[LQ8FE?L=8C[=<FGY[[[@[LUVGHL:U6JNH:RK;5GGFH?=H[F8>JGCW[I[[[[KMO2[;OSMEKPRILMHIJ:D[KLC>L["
                + "7[O[[[[QRT3[=C?G;QALC:F@A=;?[?@BIF[V<H[[[[JLN8[4?L;=[?I;FA?@:=@[@FF@=[[VIPY[[RHO4[ABL<APIC@A;=:7BF[?"
                + "?;H@[U[@[[[[IKC3[CDB<ARD>DCB=:<DB[>C>J@[W[I[[[[=EE3[?F;D?NGA@=><@=>D[BB;F?YSZE[Y[YAIK2[CJM=CEDLC=A?C"
                + "9AG[A>AJ<[W[D[[[[>LN9[8L[Y5[[[6???E9AO[@SQ<K[[[ZPMO[[[[:[9ZQW6[T[8C9<L<>C[SS:DH[[[Y[UP[9[[<[8>OQ4[DZ"
                + "6=@BK9BV[DTT?G[[[WPOSSL[["
        ),
        (
            "hr", "abcdefghijklmnopqrstuvwxyzćčđšž",
            "[[?>B<AC?B:<;B=;;9S>9=;>INQ=GCSCD6C@BF>?HE@CHC@=>BFH<>AAE[HHGUJXSJ4[PC@=LHCGJ==<>9ABX=?<F;TRM>G@ECC@"
                + "[8JNH:[[Q5?R:N=8T[8GO<F[[NF[[X[[=[7[IK7QN?3BCFIM>LP=JE>H[[MS[[[[[9[7CNO:PDM7>[BE98K[:?O<@QXOH[[[SH4["
                + "EBE;ND@GHG=<<9DCX<><C@POQ@@DBCE=W:NNQ9DJ[5JL?LF6M[:@>=Q[[PW[Z[[N7[8NTC:RNJ;QP:IA7RY8LO;JQ[NL[[[[[3X;"
                + "NIG<QUM;RMDG?9KV8H@@>L[HP[[[U[5[HF>BJHC=K9=<;:?CU><<M>[RY<C?N@I<[7HNM3ZVZ:PFPHA@K[O@L:D[[XM[J[K[<[6Q"
                + "CW:PMM9WT>JD5P[;A>:AP[P[QP[M[@[6GHH:JJO67GCE=8M[SEB;MVYMP[S[[S6[6DLM8LPT:=N@IA8A[DAM>RQ[PVPL[S[<[6PA"
                + "A9FEN78BNQK8KZO>>>J[[PGYKNQP7[J=D9LF;HD:?=;<J>[;:>H:KHS@FBFBBB[:TGN=SZG<EH=OB4K[4@D<TT[TXDN[J[8[:IJE"
                + "?NHK7CEEFBAF[=DD3AUUWGMJPKL=[5DGC7MAE8GDEB>8F[L?A<>SULEQHKC@<[;LFN9ITF<A8<@>?=[@H5:<S[PS[[[[[;[7SLN8"
                + "LSG6BADJ>8C[9>J<<RZOJ[[[[[3[E?D>IN<FI>?>?=F=[<;=NBXLW@@>IA@>[5XGH8YS[7=H=W;7P[<DR?[[[W[[J[G[:S9JHJ5K"
                + "H@6LIEJ><N[B8AEMI[FPUSXTU2[=GHN<DPB=LMIFF>?[LFD>C[8DPUSXTU4S:BAA;UIB><L>??<?J>=??HEJ>OTRWRT;[4>Y?<[@"
                + "O8DS>>:=SY>NR>;W[SQ[[[YY9[6ZSW5[S[6THOR=DW[TPU:V[[[X[[[[[@[8[MY7[[[6>7?S8@U[PWQ<D[[[S[[[[[H[6VXS3[VY"
                + ":QRSJJES[QQR5S[[[UZX[YZ;[:UHX8[[[:S9>M:CB[KV4@F[[[Z=H[[[E[6=[B5[Y[6@VBJ9GS[DUU;L[[[Y[[L[["
        ),
        (
            "hu", "abcdefghijklmnopqrstuvwxyzáéíóöúüőű",
            "[[7>@A:<A<>A:>:=A@R@;<E<JNRGA=HJDFGHQ2K>IAI?KGDBK??AB?K[?BCACYTHFGGMLKQNLR5[NAE>LI<F@@;:>:P?Z==9HCYK"
                + "N:SPPUXXV[[9[78LK5JUH;HJ@OI<TYADJCJ[XJV<AD??GF@K=[@IDK<LQ=7RADCL>ORD3FBK[UM?C=@[RM[U[9[:DQB7JJB:=EFD"
                + "?:I[??>??QVMH<;A?AHE=K:[HBF?MD9BCB;7<9LE[:;9HBTKR<GNNQX[S[[B[<PSU5EQS9FQCNL5S[@OA@S[[SW?:SH<F>@D8[:B"
                + "JJ:C@B>BDCFA<J[@BADB[X4E;<DDEFGCF@[4PMP7MTG;WTONE6N[GOIBTS[KO;@@EFDKAG6[>CC=CD=GHI:<A8BCV=9;B@[IZ>AH"
                + "W>UJQU[=[7GK>7JNKJCG>MF;M[CC;=L[[ZF7=J=>CANF4[:AES9MKG;I>BHD:M[AD@@HQ[QP?<DE:IAHM8[9GF?8E@A>@?;?A?K["
                + "HA:DAX[;I<=B?DJE?M7[9>KP6KJH8JHBAH;C[GFG>L[[RD;:CCGGJOA6[:DA<9E?H<H=CM>@M[LA:EI[[9D>?HHDNHCID[J?C?NE"
                + ":EII98<8JB[99:KCLAS:WW[YY[Y[[;[9H<K8GOB<?E=MB8>V;B?>D[[QC<<=BGJ@GN6[@FJF@ADGCHB=DBCI[:AA3F?QFCDDKIHN"
                + "KIO:[9AB?8F@C<BAB=@;H[@>9B@SYL@<=F?BH@?D6[<EKK;KIG=TCHDF<HYE<>DIY[O5=<AFDDECI5[9DMU8KOB>BABFD;O[@A:A"
                + "BV[FS;<D??GE@FA[HBD;FI;AHC:6:9FB[<88KJ[GNDEX[S[[[[[>[6GPQ5TSM:GKQOK:H[JJIIH[[SU99?HCPEAK9[:HHM3PK?7O"
                + "JFE?>P[J;CPM[XMJKKRPOURPV4[ACGRATID5THKLH<?[CD?CIK:HOEJMHTZWUN4[9BLM7GGD;GDEDB;K[C>@BBYYPB>?CCCBAEC7"
                + "[;DMB7HFE<PADE?:H[GA:DD[[T?;;@??F@>JA[L<@DWH;FF@>7=9YF[87:F@[[W?YKP[V[X[[?[W@L@WP9DMF;:A9W<[95;[?[[["
                + "A[M[[[[U[[K[RNDFPO;SUDCA>;U?[:B3[9[[S:RV[[[[[[[4[C>E;GD?D@>:8B>M@[=;=U@[[P?MMSQOON[[L[U=J@TM@JTN<9>8"
                + "XG[8:9[:[[U7XX[[[[[[[5[@F?BMH9NO7A9MAOG[;;:ND[[U>SSZXW[ZX[E[RKSBJP:JUM93D:US[??=[A[[W<VR[ZZ[[[[4[F=I"
                + "<@ACDA@;8??IF[<:;N@[[R>DIK[QQP[[4[DALL>DHBJ>:=J<QO[9:=W:[[S<RRXWV[YW["
        ),
        (
            "ro", "abcdefghijklmnopqrstuvwxyzàâéîóăĕĭŭǐșț",
            "[[9A99==BG>FL=<=>:Q?:=??JQSF[Y[<YR[S[Z>G5M@G@B>NCS7>DBB8BC[=@?=GZUHC[H[O[AEBBHON5[RB:@IDCN>CN:>;P?W8"
                + "=9>AVKPA[[[W[[[KNPB>=[8NGE;URS6U[:LO;OV:@G6L[[LNSEPN[<SU[[OA=[8YDR7V[=9YJ@KM9TY<N<8J[[PVO?NHX:[KOSR@"
                + ":[:PNP3RLR7PZHHJ;U[>RP:HR[QWVIPLR@ZWP[[[4[:B=AFBBI?IT<?;FA[:;@DBRBQAP[[O[T[LQVBDB[9[NU8IO[5[[=SR6Y[="
                + "PB<[[VVV[DVLN<[TTVV[<[8MOI7[L>8U[>IC=S[8KL9MU[KORAUF[:[LO[[[>[9NMI6WQQ3[QFI<;L[@OC>KN[IY[CMN[EKK[[XX"
                + "5[<D;A;CCN<HS;=8@BU?>;??[O[@Q[[ZUS[MPTCB:[8FPD9VK[:[O?GG8R[OQJ4V[[[W[IOO[A[O[[OV6T<QHM7PC?7JED?D<I[B"
                + "<=;PAW=R[UGQGM[[J[QQ6[8HEH6MKR9WSCIH9M[UJ<8GU[MLYHWOV>YVI[TC8[7>OP7MQZ8[[NL@;:[RMK:N[[STW?WIT<NMKZYG"
                + "7[;Q<;9A@S9KKINJ>PZF<7:DV[OGXMTST?WNMUJ=;[9?<>HAAL>MJ;;8F=[6<<@BDBSA[[[[[X[N[YEC@[:WKP6SYL<ZW<RI9L[6"
                + "E=9U[[TW[C[LW<SWS[[F:[<;CE@IJN?PUDE@DA[=DB2BTPXK[M[J[E[TV[JI9[:DBB5JBM7TOH>B;I[NA=:BW[SJOFTKV<SLOTJE"
                + ";[<L;N8CPI:[KEDK>;WOI5:QX[QQVHPMX9JXP[[G7[9NLL6FZJ9[[LNO;S[8NN;QJ[PPUDUKO:WQJ[[[6[AA=BGFDP;MT7<8O?Z9"
                + ">;RFXLZC[P[W[CWJ[UCB=[7OON6[V[6[VIYL8F[>EO@V[[[VT@VIV:MVV[[[=[8RBI5HK?9XH>JAAN[F5EFQKXKS[V[RKN[[[[RR"
                + "6[;W=R9HWM6[[MRKG8[OQ9BJ[?MX[Z[W[B[[[[WV3R:>B?=NGGAUHAA<<<[C>B=NHU@GHS[O[J[Y[[GN<[7?RE8[GL5TTIJF<QTT"
                + "VP;@[[TK[D[I[8TMT[[[1[CL=GBKMPARWFHBFH[BFBEKWRZM[P[L[H[VX[LKE[PYKGKXZ[?O[@;2ST[:G7DQ[[[I[[[Y[T[[[[@C"
                + "7[BC;BAJ@O>Q?A=>?B[85=AJUPY?[N[K[F[UA[KCG[R[SMQ[[P?S[A<1VX[EKBL[[[[R[[[[[X[K[[A@=[AJA?@IKOAC@D;>D<[5"
                + "87?I@PXK[N[J[F[TV[JJ2[UH?CNTHZCN[B=CRD[9><BG[[[A[[[[[T[QP[D>2OCD?CBKLPBRWF=@FG[<><>KVQZM[O[L[G[B;[LD"
                + "0[DSFFGRSWIY[MNEMN[KIFLR[X[T[V[S[N[[[[RR0[HQJLGIQUGW[KLGKL[IKGJP[W[R[T[Q[L[[[[QP0[CLEGBKLPBRWFGDFG[D"
                + "FDEKVRZM[O[L[G[VX[LK<[=U@X=U[[2[[NJF=X[RW7@U[U[[SQVOSF[FPG[UA[:[WX:[[[1[VRYVOY[SWV>[[[[[VJVN[:[DRV[["
        ),
        (
            "sq", "abcdefghijklmnopqrstuvwxyzçë",
            "[[=?A;;>?B<A;@:9C:??:9B>KKNCFA5CBEGDEDHCBICAB<BIU=>@GE[JHEML6[MDB@KBCDB==;?9O@A7;9D?SKMAN[?[6KNI:OTL"
                + "8@O;KG:N[:BI9MU[@W[8=[8PII9SQ=3GACCL=LUCICBR[[HU[;<[<KSP9RK58@SMFH9P[;FN<NP[@Y[:3[EHH@OCAEI?>??:FBF:"
                + ";8G?RJQCGZA[8SPV;HRT5>K<MP7[K<<;9[[[HW[@?[5LXI@QMG@4U@FC<O[:JD:[V[LK[=<[<LQF5BMS;?<N=D>@@HE7<CU[DQL:"
                + "6[>FD?BEBDI@;<99?@I?:8D@[NV?JX9[8QRH5QSS:QMNC>;XJJE;=H[UDLX7:[8PSQ9QQL<@P@JF8PS;=:8QQ[BEX9<[8FKI8HHN"
                + "6CE7DG9IFLE@<LSTINO;:[9;MM6MRV6AUNKK<@[BHB;OZXIRZ97[=PA8<F;P9:CPSK@RUNA<?I[FFIM6:[HBB>G@>;@<?<<7F?C7"
                + "<=IAJBQ?NX@[7QPN:SWH<>O>QH9J[8A><S[[H[S5>[>V[S6P[X7AOSPHBU[KKH;KV[<V[37[9BD@8C@I8B@I>C;EJ=?=>EVN@JN:"
                + "8[<PJL;IM48CBFEH>BLQH:?HR[FW[;6[;NSP9NR>9@PMHK<MX=HM<MR[BR[5:[7AE?<AC?GA;:;9J?D7<<QH[JTCPW@[:TNB3VSW"
                + "7?Q?PN;HXAJPAU[[OT[<;X8JEI4JGC6MFDIB=GSF9CEQ[ZTSYI4[DVJN>OU59?NNJO=BXOKD@@OCFW[<8[BOJH7FJFL@B??>G@C5"
                + "89GKRURLBQ>[9?VK<S<95@QM<A8S[FJL;AP[DL[;8[8WY9:<VR;L9>:P:OXCFO=M[[PX[;2[WO[GXNKE[GHD@<[EP88>[B[[[DYZ"
        ),
        (
            "tr", "abcdefghijklmnopqrstuvwxyzâçîöüğışș",
            "[[;9C:=@<=;J:D>?<@SB;<B<JN;DS?[AA[GIC5D@EICAGCPCG@A:;FIJ=A?FBDJLF[Q[RNQG[O7[H@B=OCK@FK;;=8R@V7<=LAVU"
                + "<@[C[YY@YY>B[7IKF9UYP4OPENK>UWBIO7RZ[QMZ[Q?=[B[[?[6HGI6UU>8[BBEO?MO=JE:P[[MGV[[[>[9[[B[5RRC5RRR7VWEO"
                + "H>S[DNQ;PQ[HUU[TA=[9[[6[IBB=LCIFIN;:=8GE[7=;O@NQ>C[C[[[@[[@;[6XLV8CJM7TG=VN9Q[<F>?O[TFPOJMJE[:[N@[;N"
                + "OM5WMJ6[RBJJAQ[=IK>VQWNOK[[79[?[[=[4HKF8QSJ8VD@BD?I[?C?>GQ[JMFEPN<[>[J7[HCD@JDJDHK<9=7KC[8<?OFZS=>[?"
                + "[[[@[[=;[9QKH6VTM3NO@LH;U[MLL?T[[GT[U[FEU?[S6[7MQL;PPQ9RD9DG<S[A?;<OW[JSGE[C?[=[K;[5JJ=6LAO8XA=<JBM["
                + "XFB<MVZGOMGPUA[;[W8[5ED@7RLG8[H<GL>C[JAM<S[[GHSSQL>[;[N5[;I?8:KAM:OE<@HBU[C@@=MZ[CHXHSMA[:[K>[ICB@JE"
                + "DGHA;6=7H=Z7=>HCGC?@ZJ[[[=[XD8[6OIL:USA<VC8@E:E[:?<BS[[GP[I[[D[:[[5[<FJD;KHI<RCAD?AB[;D>4AUVAHWI[KGI"
                + "CWH5[8EG<:JCI8H?<?C?I[KA?=JTTGL[CRP@[:[D<[7KFO9ISG7U@?AF;EUID9=KT[?XXOXA?[7[[:[7KOP7JNE7[A<>J<N[>E>="
                + "KP[JLSG[E<[9[[6[EDCBJIFCKS>9;7O@U9=>PCUO>=[C[[[=[[=@[7HDD3WGK:[H=HREF[;FU?AW[EIQ[QWE[F[K;Z8N>E4FD?7Z"
                + "D<E?=F[C;>HPD[MP[Q[ROQK[O1[DFGKBCPI<YKDLAAC[IFBDED>AP[Q[ROQK[O>[5EJ?8IBM=[G;E?8Q[@FL>FZTMRT[[@<[:[O6"
                + "[8KB=8[AK9[K9=I>T[PFN?TW[AJW[UL?[;[[8[FAF?GDO>BX>7=8LP[7C=KO[[;C[PFQM;J[@:[9B[W7[LN6[I<?S9[[IJ@B[[[K"
                + "[[R[A>[9[[1[AHL>BMJKBTB>@?GL[CFFGCWXGJYK[LIKEYJD[RFHASLJNS[?9C6XB[6=@XD[[;8[D[[T=V[G:[QG>BLDTISV::;7"
                + "[E[7>?[B[[<:[>[X[AYX=@[=SLC;[[[5[P:BJG[[;KX7S[[YK[[[[?[6[[5[UMA@ZFYQY[<9=6[F[9?CVJ[[>>[K[[[>[[<?[7LP"
                + "J6QOO5XIHFG@P[GKJ7O[[KN[O[@?PD[N8[9GNM;IFK9[=::NIU[KG7?F[[KUUEUK?[8[W"
        ),
    ]
}
