// SPDX-License-Identifier: EUPL-1.2

// Written by Benchmarks/learn-letters.

extension LetterCosts {
    /// Northern languages.
    static let northern: [(language: String, letters: String, costs: String)] = [
        (
            "da", "abcdefghijklmnopqrstuvwxyzåæéø",
            "[[:<D:;:?<;B=?;@;=S@:;?=JNKPFJNH<[AFAA;DC@>J?=D7B@[995@@SQJTIIWI=[HAD=J9<LFL>9<6RA[9=8D?TOLP[Y[[>[:D"
                + "NI4RXP:?N9MD;V[9@C<SW[<NBE[@>[:J?E5OM87Y<>EL9INAF@BU[[@[YYNJ8[=BRB3EBF;KF?HAAK[=<=>AT[GYLJMF6[FEJ;IB"
                + "@ELB@;@7JE[6=:GBROJZVZ[X6[<KTI=>DG:DJ>MH5M[;C;AI[MD[@AO<4[=ISC5L?A=GLAH>BM[=<<DHV[FVBF[?B[5QRM6OWN?>"
                + "QGLH9K[DNG;9NVC[?@P>9[AFC<>B9MNV;8C6<E[?:>J<YO[N[[[L<[=H[93GLRJ[L>MA;R[A>C=M[SE[K=[>;[9MSQ6NLM>H9=J@"
                + "9M[<=:=CN[A[ICY?8[:BN<7EAJ8GB9DO?E[K:>ABW[@TF>SB7[8DML5DGB:VFB:F<>VBA@?JU[EY>AVC5[@HD78F9E;HACG?@L[J"
                + ";<BD[XCNFESH?[HAB=FA7JIH@;99F<[6@@D=DBOE[[[[<[9GGE8BFD<MK;GG;<[7AA=IN[GT8@[D9[>EK@=DBF@IC>9?AE[9@=4D"
                + "RPISHHWH4[<@I?7EBD;U?CB>=I[D>>?CU[DSDBSC8[<DFF7DGF;K8@@A<=[F>7AAP[AT?BVB5[;IOM7GFF7CJBIC=J[<@=BEO[@Q"
                + "FDPA:[CAD6?A<HGO=:=6J?[:;=MFQJPO[T[R;[8I[A4IHO6MLEK><K[FBFFPUXU[F:UK;[9FUK6NL@8SMHM@>P[I4GGN[ZF[RR[R"
                + "2[AKII>JMK?TFLBGDC[HGCFK[6CBSS[I;[EBH8<K9BK[;=B9F=[88:KCPPIS[[[[:[:DIE<LAC2QDDCD:N[ECDHMZYFCQQ[Q3[T>"
                + "[:=IBHT[E<I=KM[7?BYE[[[[P[[[G[QDF=FA8S@[<9A8ME[5:;M>[[[[[[[[7[FKQA:DGKENHFD4GK[6C8KJWVNYMM[ND[L;[:DC"
                + ";SK9@<?<OK[3>AO<TT[[[[[["
        ),
        (
            "sv", "abcdefghijklmnopqrstuvwxyzäåö",
            "[[;=H:<:?;<@=?;?<>S@9=?<GPKT?ED6[AHIC8AEFCJ9CE7DG[9@;A>TQLVFHH6[RFE;SC<LLN@<=7SAX7=9J=VKPT[X[B[8;VJ5"
                + "SLN;BN8ML;D[:EG>LV[=R>A>B[BUFM<RX2=[5IMTCQ[GJIOY[[D[Z[[8[:GV?3JFL;EKAJA?LU<?F<FQXI[ABD7[HCD<H@BDJGA;"
                + "@6KF[6=8ICSES[WTX@[:NWO??QL:GS=SH:MX9I;?AP[C[@=45[8IWC8K=@>EM@K>=K[;<<CKW[JWB>@5[6W[Y8RZ[@@[OPM:S[HS"
                + "K<COXB[;=<9[AG?=AA8HQ[=9D5=E[@;<J>YL[NR[O<[4Z[@9NPSL[B?OC:P[OFH8Q[[[[7Q>;[6KPJ9HJF>JJ<H=8K[<>9=@O[A["
                + "?HA9[8EP>9DFH8?A6EB?D[G>>@BY[BW<AB6[8ESG6DIC:IGA:@<@[D@@BD[ZBZ>>A5[:FJ9<D9F;KACK=?J[K;;BC[[DVACIA[GB"
                + "7>HB>HJEB<67H@[7><HCKARCOVR;[9KKE8CCB@NJ;GA<8[9??AJQ[I[H7O:[?GGB?ECEAIC>;?BF[;A=93AOJTEFF4[8AP?:CBD;"
                + "E@BA==J[C>>?CX[CY?@B8[:DGG;DHF<B8?AA:?[G<7B@S[B[?=B5[9GNM8FHI9DJDIA>J[=>8BBV[BPADD8[DBF=CCBRJW=;<7Q:"
                + "[:;7EBUGTS[TT7[6HTE7IGN6LJCKBDI[D?CCK[[S[9=N@[=JQL1OIA9SNEMA@P[F<JPO[YK[DHP3[<MIL9RPM>KG?EBE<[MH:@R["
                + "9IFMKS<[=E8:EA8DO[>=>:I=[:9:NDPKN[RNX<[<@DJ<MBM1QKECG=N[HCCBHZWREMNNJ[VN@?SD;WXR=9=6ZF[4<;[A[E[[W[[4"
                + "[LL[=DI9ITTB:K8UH[8=:[E[[[[[RPE[LKK>JC>PP?<?A>X>Q2>?[;[[[[[[T"
        ),
        (
            "fi", "abcdefghijklmnopqrstuvwxyzäö",
            "[[<GHF<EH<?:9=:=:;Q@:9B;LM@RCO9F?=S<<Q@@AH??>7?H[:=>>BCTHWDM5[9LLFHMLA9A>:?9KAY=;;>?WUNTWY<U8BDE7ZZK"
                + "7DH;EK8G[:@F:FH[CHGV;[8IBD:LH7=Q:>AD7BI=A;?I[[=LMV?[:NNJ3JJM8IULLJ8MU@HO=LRU>U:H:[CNMB;EI@;F?9>6GF[;"
                + ":8@AQNFTF[=[<NIN;=IS4SFAKM5S[>DA?R[[@[FN;[7LIH7[D@6LH=D::F[;DE@FO[@JEIE[7OO:8UXW:>>F>D<LXFP8;B[R<[9H"
                + "8[=OK@<ML@<D<;=7ADU?79I?[SOSCJM[3[[U9X[[?WSXVL6[[WUV<[[[D[9JF[7[VV9W[O8[;ISF8U[E9D9QW[@[;BF[8OTN8QOO"
                + "7B>6=T=E[YH=:?X[AU;CD[6LPQ7OPY6[ON:P=>WWGO9UW[>[9J3[<TKG:MCF<I>HI;=F[M?;>G[[AU>F<[@HK@HHG>8><8<8?=[="
                + "::?@KCLFPYD[6QKM9[XI7TODMG:<[@AD8SO[>[9C;[;RRI@POF9FB?:@BF[<A>3>WSGVCKA[8JKC:NBA7::E?B:D[?@<<<[VAR>G"
                + ";[9TLN7QVG7L>FGN?D[K:6=EU[@[<I8[6XTW9UWJ:QAPQW;O[GA8:OT[=W9A=[?JN?ALM?<B::?:9A[<889?[OP[VTH[4Y[T9[T["
                + "7[VQQS9I[OUQ;WV[D[8Q8W8D>F9DT?5KGAC><K[>8@HJGXL[EP3[A[GKALYP6PILFJGB[OKAGO[6PBHU;[HMR>EUM;=D;<=;IAU?"
                + "97M<UU;XA:;T:FHH<VAD2MFCBCBG[GEFAL[YEAIR5[I[[GF[Y>=C?=<8HF[>=<S?[[=[8V:[F[[BGSS>:?;<>7D=[?79OB[[;[>="
        ),
        (
            "et", "abcdefghijklmnopqrstuvwxyzäõöüšž",
            "[[;HKE;EH?@;8<;=;;Y>:9D:POTUGCLARV6D>B@>@Q=H>>D?A<A@[>;?CA[WZ[IINL[[6[<?O;DL@?@?=9<;CCZ=9:C=XXSV[O[P"
                + "[S3[8MJQ;[[Q8@G?LRAUV<IP>TVVN[L[JE[[9[8S@B8YF7;P<@@E7GK?AA>E[[C[QQVS[[4[7SXP8KQN:FEB>HBP[CDK8KY[VXYS"
                + "XQ[S6[=CS=;H>@=G=:=;DC[=9;F=SQSXYP[O[T=[;MIN<DHK4UM@NL5L[=G@?SP[I[CVF<[[:[5RUQ8UQH6RIBBCDKY>DM6OY[UU"
                + "XXUJ[[F[7VTZ7VUG8>>NDB;N[LM7:=V[O[@FTC[[7[@CM:CH>E<F:<<9BDZ@7:EA[T[VUN[JU[P[2[[Z<Y[[LQVYLM=T[[PP7WY["
                + "Y[:@TL[[>[8W[T:WVN;P=ADL7M[B8=7DU[T[>@LA[[9[9KV<6O@H7?D:@D?L[PD<;D[[O[B@MF[[>[6ARW7SP[4ULJAFAC[OFM;Q"
                + "VWUY=?HD[[9[9PM78F:R7R@MS;BS[JB=:HX[QUA@QHXZA[BBO?@I>;?D>8<77B[:;;KANGRL[W[PTYD[7VSH8VQL8PK>LK:=[;>A"
                + ":P[[PV:<E?[[7[8GSA=MDE<D@@AA=E=<>>6<XTVYEEKHY[>[6CM>9N<H6>@F@C;JX=A><;[[O[EHLC[[7[;TPO5NSH:D@CDH@C[I"
                + "@6;DU[U[DBMC[[8[6YUZ6TUM:FF@AG>M[@<?8JT[R[ADAHO[9[C@R9BRB?>D?:==KD[=5:;@[TZXWO[PTZ>[3X[N:UUV9OLKQL@M"
                + "[LEP<O[[U[:7LT[[8[7EBD7FK=7KDFD?:K[=;>FICZF[LLQE[[4[AIJGAINO6NJJFKGE[LHBGFG4[[PPUR[[4[;AD><GBFAFE<><"
                + "9@[A<ADJ@D@[MMRP[[9[9LXA9SIA3DEBCF9J[CAC?A[Y[EKKPM[[J[Q?[@9[?98RB:G=GC[6>;SE[[[X8[[[[[P[UE[E>[H;3@I<"
                + "E;R:[;D::H[[[[[B[[[[=[@D[9@RAGCE>>DBJ>[=>9R@[[S[YL3G[[C[DF[<MN<7SG:6<>M?[>9=U@[[[[[[[8[U;[9LXB6RIJ5I"
                + "<EAF:J[GC@@:[Y[[KKDD@[;[<KVD9QGH3HDCE@?H[E?ABF[WZ[BIC:[["
        ),
        (
            "lv", "abcdefghijklmnopqrstuvwxyzāčēģīķļņšūž",
            "[[;=@<@D?I;?:==;D9Y?;:<:TPYBHKIJHKHMBLL9D=?FC=LFP<?B>>>B<[@?:@C[U[EBREPDOKIGJN7[NAF=NKBP:A=<=;Q>[97:"
                + "<?YZUBWHSKUODGC[EC[6PON9WKW7CF>QE>H[;BJ:F[[RV;[>[?[J[H:[:[;LLI7SLH4ZJLGPAH[LFH?O[[[[?[<[8V[[[I[<[7NU"
                + "N9SNQ9UNLEH;Q[<@U;H[ZW7;[=[;[[N[DD<[DC><EF@D;B:<:9G?Z;7:K=XQVAINRHXLBD@[DA[:PWS:KPQ4LJ?IN5H[<B@>M[[["
                + "UE[A[D[[ZWG[B[4L[JDOOO;QO<IC=J[8=?8F[[RF:[K[[TD[ABM@[9FLO8JR[8IKCD58C[BC@@HM[MQ<[=[B[XVSWZ7[IEA?5HDN"
                + "P<<>@;DF[;:>RE[X[<FOQO[KJ=I[NA[4OQL@VX[;UNPPJ;P[R@P5M[[[V8[F[I[[[L?[<[5VDJGSPS>[L=EH9J[>;;9ET[[Z9[R["
                + "O[@J?H[@[7GG=;KCQ7GCDDB<<[J<==?Z[VE;Z<Z:W[ZKBQ6[6ERH:OMV8GMMBD>C[N<C:N[[[O:[<[@[U[GCM8[8MC?8BES9OAKH"
                + "I8P[K=;=F[[TN9LA[?Y[[HJL7[J@A=KC?LI:><<:K=[::8LAUK[AYMZESNKE<[JB[5JKG=TES7EC>DF:K[9?A=HW[VH;W;LCZJJF"
                + "GS9[;CDA>JDN<A?@@?@@[>==4AZSXB@OCMBMIGDHK8[8>GA:NAJ9LAF?B:B[K=<<B[YRF;R>J;HVJCCN3[:MMJ@MNN<U<A@CA?[P"
                + "E9ADV[[QA[C[B[[[[G[8[8DJH;NHP8MCEGA;F[;=C9AV[TI9[?[<[JLLB[4[JDC>OSA[JE??88TC[;;?TC[WY<FPTISNFJA[K<[5"
                + "QVE9VOU5FMKRE>I[MBP=L[[[S<Y9[?[Y[VYT9[6GHD8MG98@@@CC@D[B>?BE<W[FCSFQFPMKHLO4[EMNJESMWBKIJFIID[HDGEB["
                + "3[LIYLWLVSQNQU3[=HI?;OBSAFDE=?>E[>>BCF[X9GDTGRGRNLIMP8[<BC?:M@[7HB@=A@@[@;??=[[[F>[<X9OX@HLT6[IE=:VG"
                + "J[H:;=;A[@[99:O@[[[DYS[O[SJIB[GG[9PQN7WJK;OBNML?G[K>K2N[[[PB[P[DZVTHHY;[UI<>W[B[V7<::@ZE[8;7XD[[[GY["
                + "[C[EAO=[GF[@RSP7YS[2QNPKNFO[MLM<P[[[RO[:[>[XVTW[:[U7?;XU9[T;?B>>ZA[><8X;[[[AZI[Q[KFI>[IJ[=STP8ZS[3QO"
                + "POO?L[IJE<Q[[[RE[9[9[YWMC[;[5WMGBOHQ9MGFHJ9N[JIN6A[[[V;QCIKCABC=[E[5MZF:[K[9WHNQN9I[ILS7N[[[X=[:IWD["
                + "[9S[:[4QUHA[L[8MHDFD:G[ECF:A[[[M;PB[<<KD[GV@[PJC9P[B[QD;@CBT=[776S<[[[@TPW[WJLKA[A<[8TUM:[U[8RCMGG7Q"
                + "[D@N7G[[[S8[=A>[ODUB["
        ),
        (
            "lt", "abcdefghijklmnopqrstuvwxyząčėęįšūųž",
            "Z[;>F<@B>J:?:?=;A7T>9;C<OKEN[LS[>@KTB8[:CGA=GAM:B>?;::?[=<9>AULCIFICLFDGBE:[OC@?QHA[8I?;;;T>[99;9>[T"
                + "YJ[FT[[@Z[CD[5SKF8[X[8@L=JP9P[>FA:H[[HQG[<CJO;B[@[BVJJ8MO72UAHNNBN[FDEET[[J[P[M[YWGOY<[5P[U;VN[8[TQD"
                + "Q9Y[<MR;B[Q;ND[;MIQB?<7[DBB?J@@U:C;;<8HA[9::DEWOSF[E[[J@[[AB[<UOS<KT[4UKAQM3N[;G@>T[[V[M[V[YVOIX@[6O"
                + "[H<PZJ7[WAHB6Q[9E?=F[[?JELCJLJF?P?[8PTN8GNZ7OLAF5:?[<G;@N[YDVJVPYSQTOS8[:IG@;FCYK=<A:8=B[:;=?D[T[CGH"
                + "O[[?C<MH[6[[T8UY[9ZVWWR6W[ONR9Y[[K[=[FCB[=9[@[7[DD;[T[7[Z;CI8S[=>:;CL[=[CQ@JJBBA[>[6=O>:LDW5PEBHD;F["
                + "QC?AE[[;OGO<EEQHAOA[7ATN9SR[8ONLPP5@[T<C=KU[BF>S?MUPD=LD[9SD<9A:[7X;MRZ<X[M>9<H[[BOEB:EDNV@J5[KBC>PF"
                + "?PJ;=?;;KA[;6=L@OB[C[L[[[I[[H>[4[QC<UJU9KI>NK;N[6@@@E[[D[JPCQKHLFM:[;CGA>HBM:C?@?>=@[8<>5BVMCJGJDLGD"
                + "GCF8[7<KB:QA[6L?G@B9D[Z@;?CW[AREHAFEACDD3[<PKI?MSS9T=<DDB@[GN:;C[[G[BGFPO[OB[>[7MZ[8JJP6PIFEG9I[<AP;"
                + "@V[<ZB[@FFLD=O9[FCG=VR9[@?=><=9B[:7;Q>[NUI[FR[[G[[>G[5U[P8MZU4ZWTSV:L[NQSBZ[[<DF[=EI[HA[;[;HBF:MG;4G"
                + "DEDC>E[@7CDG=RHOLOIQLILHK2[FQKNKUO[@PLMIKJE[KIKIO[5QWTWQYTQTPSE[P8N@O[=[N>9E7=OC[999U:[[JD[HZ[[A[YF<"
                + "[6TM7>XA[5SOP=K<P[ILH;R[[MZMZ=DWTGFV1[NVZOQZU[M;N?FHPS[;>PRE[[V[Z[V[ZIZUC@[GSWHDXR[0SOPONKP[MLKLR[[M"
                + "ZWZM[WTWSV8[QK[@T[A[P9>:<ESE[@4:UD[[ZT[IZ[[E[YB2[IQUOLUO[HPMNMLKN[K7KMP[ZQWUXQZTFUP94[KVZBN[?[MB@I>J"
                + "PB[5:>R:[[V[Z[W[ZWZVB:[9COF@[ES5F9@BD=F[D>:@<[[:[DBDPAHDBSI[MVZ<PLB[MU;:C>P@[469RG[[VGZMV[Y=ZUG0[R[["
                + "XU[Y[Q>VWVUTW[UAUVY[[[[[[[[[[[Z[>[;C[@:QN[3MAI=B<E[E?=>@[[>[HODOGDHCZ"
        ),
        (
            "nb", "abcdefghijklmnopqrstuvwxyzåæéø",
            "[[;<F:;:?;;A=?<>;=R@9<@=HSLP@RPF7C?IBKAN?EEQ=?B;?>[:?@IHG[R[PX[R9[JDF>GB>JEO=9=6L?R8;:D:LOGM[[[YC[8A"
                + "QK6VSN;@S6PN;[[9EK=QW[;PBFTC;[8LBH9NQ7<V9=BJ7LG<C=AS[[CLUGOX8[;G[?3JGK:HI@GE>K[;??<EQ[F[JRRB6[GFL=HC"
                + ">HBVA;@7HE[6<9JCNOORU[[WA[;UXT;?KN9BV<PJ4[[9L=>[U[C[?GO;4[=KZE6I>A=<LAL@AMZ<<ABGOQDRBS[PAZ4JQS6MNT=>"
                + "OJHG:P[DHG<7NWE[CG[>8[?GE<>C:MIQ:8B7BCX>9<K>WOXMPR[NE[=T[Q3IWLEUWSQP5T[JMR=Y[[O[LDU99[9NVI6NJH>>9>GA"
                + ":K[<=:>CP[B[JZ[K8[:BP=6G@H8E@9DL=E[K<=AAU[APEFOC6[9BPJ5CHG;[GB:H;?ZCAA?HW[BZ>LNC5[?GI:7C:E=HACJ:>LYI"
                + ";<FEYYBRBGUI?[J@H?@B8GHN?;79G=[6>?E>IBPDW[[W;[:HLC7EFE<[K<FB;9[9???IP[FR7U[C=[>HPD?GDH9JD@;ACG[<B?2F"
                + "SSKTIQZK4[;BN>7DAE;T?CB?>I[C=<?ESQDXCPTD9[=EGG8DJD;=8?BD:=[G=7CAS[AZ@JXB5[<HQK6FHD9GKBHD=K[=?9ACQ[BO"
                + "FKUC9[AAH>@DALDN::=6L@[:97RDTIROT[TR7[7J[D5IGF7FKGK@;F[FBDGJ[[O[@>[J:X7KIG7@J?4SCGHA<P[J;BDO[[E[RZ[K"
                + "1W?JKI;JMH=KMLEJG@[JIBBH[[HAQY[T9[?DT=8H:CI[:=>:A>[:99GBNQ[[Q[[[:Z<JJH:FB<2RCCBG<O[GDGEN[[F@QY[S2[SM"
                + "[=CJFSRR?>K@W?[7C=[D[[[[U[[[D[NT[DJRJTNUJAQHOE[0BDMC[[W[TN[W6[?BBC;ICJBLG>?48I[;@@JHVVMEKS[MB[QG[:CC"
                + "HLMQ:<>;P>[4<<Y=[[9[Z[[["
        ),
        (
            "is", "abcdefghijklmnopqrstuvwxyzáæéíðóöúýþ",
            "[[:>IB:;>;DE?><?=DT@9=?;JWFT<IE=[FEDN;9[<AA@;D=@>>D;?8EI[8<<=EARHUFIKF?HIJAG6[LCJGK<>GJS@<<8TFX7?A?E"
                + "VJLQPX[M7VUV[JC[8DHQ8VVN;>V=OJ9[[8IT>J[[<[C;T?U?B;DY9[9G>D8NC7<R<=HB8KK=E>@O[[DKPSKPMSTUXQ9[6ES?<JGG"
                + "6ILCIGBU[<<H8DS[JSHB[DW>FLDOC[IJLGI;:Q7W<=;9ND[6<<MGLF>N[[[[<S[[[[:[9FQP=HHH9=G<I;=N[8><:K[[:[BA@H@?"
                + "DRRO5[7IUG;H>I9>J?C=EU[<??9FW[JWFB[J?ECIYPC[6RRP6MTS>>N<HC>S[=LH>9S[C[?<?NW@>=N[6[HMHHJC>IQR>9@6JC[8"
                + "<>QKXQXRW[[[8[[[[SL[4[[ZEWVYB[QVNSD[[QOU9X[[Q[8TTZV69>[Z<[8P[L<ILH7=8?C>;S[<??:=[[@[GF[FVBDGDU9[7FO;"
                + "8@AI:?@9CG?F[A??;B[[BWCBG>[E@JBG4[8AMD9CIF:ECCAEAE[E?@=GT[@V=CEDZBAKPH7[9GL9?F:F:HDDI7ARXF<@:E[[NTDD"
                + "PH[HPCCN=[NHIFK=5IJP;?<:D?Q7><EFFAKB[[[[=[[[[S:[:DNM;CEA:<M<H=@7[<><:LO[BS@HH@U?IESO7[:GPE@CBE7FBAB?"
                + "DG[9@A5?SQGTEHJEAGHIMF4[:GNG<?AF9C?AC>DH[@=?=EZ[EU>BCA<BGCJM9[:FLF9FJE;@:=ABB?[F<6?>O[GUFD?>[CCIDJ7["
                + "7HNQ=FGB7?FBFCAR[>C9:AN[FQH@M@[A?GIL6[JHMFJG>JMTB?68S>[6>?MFZOTWOWZU>YSZ[MB[7[[T5ZS[6[ZPUR;R[DUUC[T["
                + "[[N;E:XN>[[V8X7EXE9KJA4OKFB@:P[@<CIL[YE[MPRMIOEQUN3[:QZO?FHO<QM;HCEG[IJ7?N[JG[ERT>KQRSWP>[EOMFH:;YKB"
                + "<<?7EB[4>:JNK[[TX[[Y@S[[[N8[;DWD<JED2NC?EF?D[FGC?KZXD?BOQLHNOPTM3[GC[IL?C@E[?9D=UM[9<;GE[[[[SF[[;[[["
                + "[RC[QP[BP@:XID9=;=RD[7<7TF[LZ[X[[X7Z[[[Y9[OX[VQ@6VKW?8LFUX[5C7>M[[X[VY[V@XYZ[W3[DC[IK@FIN[:A<:ZK[C;?"
                + "?K[I[SS[[[:I[[[E3[9E[KEDCC8EFBFDYQ[A?H9C[[[[RY[[[YSY[U=[DC[EK?ABHM:8=9X>[7:8C@[NS[IN[P9[O[[FA[QP[HS:"
                + "7POY;6@:WD[7B?KRPGZ[X[[X:Z[[[R7[;D[GIFBN=X?>>8NF[8:7DA[IY[VZ[W>YZ[[W>[GE[HNIHKD8@==8ME[76:LH[[V[MVXS"
                + "<KVK[MJ[6U[[5XWR<<XVKTC[[<VVA9[[B[;AC@W>G<D["
        ),
        (
            "fo", "abcdefghijklmnopqrstuvwxyzáæíðóöøúý",
            "T[;@WB;<?8?@??<A:C[C98@;U[JUAH@[HGWDY7[:E[A<B=?:C??=;?D[;=;<>[[CUBEB>DDWEK6[TG[JHC?GNKA;@6OH[7@9E<[["
                + "[V[V[9S[[V[C[9A[P9QMN:CN<MJ9S[7LJ9N[[;[@>EM==[=A7[8F[B=C>9;D??><@E[<=<=?[[DVCFC?EEWEL:[7O[=>OQR6FRGH"
                + "B?W[<BO6G[[C[EXUR?@[GAG[FL[ET@8R5[A>A8NG[8:<D<[[=[Z[ZC[[[[[E[7X[S:IPQ<BQAPMAW[8I8>Q[[7[?GKQ9<NWC3[:P"
                + "[==R@U;=VBQBF[[AF@9?[[F[KNP=DN[[[L[3[[V6WST<>TTSQ:Z[QRQB;[[H[CLXTJ>[@[5[GJ[DSH>YTN<:>7JF[8=<EC[[[[[["
                + "U8P[[[[D[7V[J6FNPBTPPNLBU[LNL;P[[T[8VSO97[?[=[7[[P=WST7A6COE9Z[=CB8E[[I[HJETLM[ZH7[8G[;:JAN9@@:FF?K["
                + "N>=:?[[F[F=>TBDROC3[:H[I7ITK<RFHBDBI[KDH:I[[G[B?>U@H[GP4[9I[;DL<M9REGN7JU[T>C:O[[[[GI[XHLUAL>[JZ[IOB"
                + "3TPY=@:8TB[;ACOE[[;[XZW@YY[Z[7[8L[Q>ING:COBNA=6[:C<;O[[B[B:KNTT[UI7[:E[A<B=?:C??=;?D[;=;<>[[CUBEB>DD"
                + "WEK3[9J[@?KGP9ECGE>BR[?C><H[[R[@CF<DC[@G8[:G[K:IPK:@:CEG>B[G@87>[[D[BA=VF@QMJ5[8QRR8PVQ8JSDOBH[[@G;;"
                + "D[[>[<C<W@HP?J7[RK[DPQDIR[K=4;W?[6:BTN[[Q[Z[Z>[[[[[9[6[[?9QPT5JLMS?EZ[KAI:P[[Y[EF?>>=[Z[7[;F[A=B>?7D"
                + "??>;?E[<=<=?[[DVCFC?DEWEL7[:E[A<B=?:C??=;?D[;=;<>[[CUBEB>DDWEK:[KV[GMF;PIT7=C<P<[4>BJ=[[T[SVS:UU[V[9"
                + "[4G[C9D@A=EAA@=AF[=?=>A[[EXEGD@FFYGM2[>A[DNMILEUB:@AQ@[>A;N@[[UDTWT=VV[W[B[IT[AKQFNDRE<M=NS[3C6K>[[R"
                + "[RTQ:SS[T[3[GK[HNT=MMU>A<7QV[K><A>[[U[UWT<VV[W[3[;M[ORLHI5EPKIKUZ[A>M9G[[Y[X[XTZZ[[[?[KL[DJR<=IT:;;="
                + "O>[5;9@A[[T[SUR9TT[U[G[KU[8LR7OKT=:?=OL[5E>H8[[S[SUR;TT[U[8[<G[=>D:@<E:@<=AF[:>;><[[EWDGD:FFXFM4[HU["
                + "@LQ9NJS?CFBNK[:88LN[[S[RUR;ST[T[>[?E[;FK<HDMB?A;H?[3::FH[[L[LNK<MM[NU"
        ),
        (
            "en", "abcdefghijklmnopqrstuvwxyz",
            "[[9=<=?=?;:ED><?<=H?:8BC;P?R6[<C<?9BB><=E?A:<BM==<@DBJAN:[R?<=JC?I<OA:>7O@N9:8B?CJ>I?[:BGK5ZTQ<G[8FL"
                + "9M[:?E8LM[<[>[8[AL7SR9<[;=UP7MK=F9=R[[AS2[=NMA8JDN:PQCED:OV??Q@GJ[BV4[<G?:>BEHDRK=?:EBG8:>I@CBBR5[;["
                + "UX:<NT8W[?RT6S[;I==VR[D[4[;RUQ7QB9<W[>K@:P[;?I>[V[D[:[7MNM3P[S8[TJJH:PWBJ>B[O[C[;[@D:==??RNSC<>6;BL="
                + "89K?WIXFC[9RON7KPM=[TNKL5P[LIG4KPYP[4[@MPK4EJG9[SAH:FO[I;HGZE[C[7[9LI<7BLO8[D8GN:D[I?@@FF[:S8[7?KR5I"
                + "[R:W[K?I9<[B?N=TRW=[5[>N=8:C8L=KBBJB;PMK<9CEOPAQ9[CD@?F;CHBLA><7=?Y8?<8A<EFF:[8LLH7LK?<[Q9@G9<[8?>=T"
                + "QWC[?[@QNMIPPLA[SMOKJP[CKE0RPYP[6[;HB?6FBJ:[@B@@:FVA<=@?J[=[4[=MAM8JP<<[DCDF<?MM=8>XEWD[5[=OGR9KT59["
                + "XBIM9N[=?@@XC[AT8[??=@>E>S=LN:>9J<S789RRWLFNH[:SSL2YYR6[[RXT=F[NNMKTY[H[8[6OPH7JV87[NEU=9P[C?MQ[SWJ["
                + "5[<T9P;JMA:[VJINE7NNK8CUR:E[2[FFGJ=QMOBRVGEF6B[H=CO[G[KR=[9DNI5OOL4ZR?IJ>OZKHIBJOX?;"
        ),
        (
            "nl", "abcdefghijklmnopqrstuvwxyzéëïó",
            "[[<<B8:B<;;C?A<>;?SA>=?9<PT=N[[[9[B;@C=JF@@IGA;:C:[6=;BBB;SIWW[[>[7D=?QA>RDT>:>6T@V9?8DERLOL[UR[?[:<"
                + "MT3VNS9NZ:JS:J[9@B>GQ[MRV[[[D[=[AR;[U3<[@BUR8LR>I9@U[[@[V[[[8[8FTC3QGG9MLLJP=J[?@@?FF[PJW[[[7[G@A?:B"
                + "@F@VA;A6JDS8>:BAFJSBSMP[6[=CN>:=AE7MGAJK7I[@?8?CD[GFL[[L6[<IN@3VBC<VKFJG?L[<?ADKL[OIY[[[=[9RTX3[Z[;["
                + "[ROC:M[@Y8>TT[JKX[[[E[CJ>=7E<[R7==C7CF[A9;JBXP[I[F[[7[>I[;9>@GF[6EN6AD[S?F@>E[[>[[[[5[;CRL5QIC=H<?JF"
                + ":J[@@:=LA[PEX[[[8[8GL<6B@H7JA:GG<C[M=??GI[HLW[[[8[7DNA5MGE9[LJ>M8@[M@AAHJ[PNS[[[3[>ED:<F:G<NADHA?IVK"
                + "<;DEG[VD[[[[B[ECA?9>>NEI@>;98:[7A?=>BARB[[V[7[9GIA7RAF>JK;CC<<[7@>=EK[OG[[[[;[=GGC>JEFAHFDF@BG[;DB2E"
                + "AQRIVV[[6[;AF:8H@C:R>A?A:D[E;>>AB[MB[[[[4[@D:F;IGG=KG>DC>=[I>6BEH[DJZ[[[3[<GNH6KDE9ILFJJ=I[=?C@D?[II"
                + "X[[[9[AA><CMAT7[@<>9ND[9;<>L9JOE[[P[H[5R[T4[[[<[[C[T5H[>SPD[[[[[F[[K:[6ISD4SNP7SJPLC8O[L=IJSG[[VR[[["
                + "2[@JCM@TOL:SQOLHM<[MN:GPR9JS[[[[5[?=>@@FDHCRGD?;A8[B6?H@CZDK[[[[E[9MOS4[XT4RYSYS7Z[UWQ?XB[[L[[[[7[G@"
                + "GHBODLGNLA@3EM[A@GLKMVXN5[[[7[GMMI=HKL=NL5E5HM[8JHLBMDXG[[[[;[BHH<9JEFBHFD<3BH[B:<GFHQSIWV[[=[AGGB=A"
                + "@FAHFDE9BG[4CAFEGPRHVU[5"
        ),
        (
            "de", "abcdefghijklmnopqrstuvwxyzßäöü",
            "[[;<E8:===;B>@<=A@LA:@==;PP>[KKE6G@GA@<GEC?BH@E8AJW;:<>B>RRIPLNK>[F<<@M@>>EQB9=7QDR:9:8GOLJGD[[[=[:H"
                + "JL3HDF:KI<KE>NT;>>?MF[KG[EICG[DVKOC[[1J[:JXRAQSIMHNU[[LY[U[[7[8ILJ4KIJ7RMDKH@N[@DE<MG[JN[KPH7[GACBHC"
                + "A?9UD=?6KHQ6;?AJEJOHJVYY8[:GQM8;CI:XI=IE:JX;B:>OK[[E[AG87[<IVM3KGG=WD=KBCNY<<=>PL[OK[GNG7[9HSK7KII<S"
                + "G<?=>JY:A8?NB[II[@AE@[EC8B6D<@PVC>>6?GT=::JCNO[EFYS[H[4SQP3SRLB[TQMJ;V[NLL:VT[[U[@JA;[7HNJ6IGG=TG:HC"
                + "8JT<@8<LG[KF[C=A9[9AA?6CBJ8RE8FB>H[J=:>II[IF[@EC6[7EPJ6GHM8[KE:J=?VKB@=OH[MI[CAB4[>EH99C:F<QBEH=BKQH"
                + "=<AHH[PA[HLJ<[G>;<K>?>FGB:;6D?Y8=>CFA@M@B[[[?[8PIE8;M=;[N<MD;<[6A==RZ[LO[?KF>WH@JHCLJHCUMIFEKD[@EG1O"
                + "FXWNUQTP5[;@C=8A@B<S@AA>=FSB=;>FB[MB[AFA6[>F8I8GDF9WEFFK=>VG;7BIE[FH[GLJ4[=HMJ5GFB;QK@FH?IU<>>>JA[H="
                + "[CJD:[CA<D>:?DHUD@;4MBX:9;NKKMTICSZ[B[=RSO4OXS8[TQPQ4D[MLKL[T[U[[RE[F[6[KU4[TJ5TVIVH;[[QAO=[[[[[[>D@"
                + "3[AKKH=EKG9ZFJKFE<LHL9@SQ9CFZVXU5[=@@??QCGDLA><:?:[?6@CGI[DLZVYU;[?GLG6III8VJBJI@KVMH;4N<[IJ[DGC5[D?"
                + "JL4GEK<[G=EARL[HD7EEF[[K[X[WM[PI;?M><9@[P;?7NGL9<7:NX[[K@[[[J[PD;BL9:<O[F<C6OB[6:<RLG[[W=Z[YJ[T7:BP?"
                + ">:S[S>B:WG[4;<VQY[[ZC[[["
        ),
    ]
}
