using EnigmaIoT.Shared.Web;

namespace EnigmaIoT.Gateway.Web;

/// <summary>The page of index.html, made by build/page.sh.</summary>
public sealed class PageText : IWebPage
{
    /// <inheritdoc/>
    public int Length
    {
        get { return 8984; }
    }

    /// <inheritdoc/>
    public int PieceCount
    {
        get { return 13; }
    }

    /// <inheritdoc/>
    public string Piece(int index)
    {
        switch (index)
        {
            case 0:
                return "H4sIAAAAAAACA6xbW3Mbx5V+x69o0YlnEAMgAF5MkQS1kiJnVWsnKotOKqXSQwPTAMYcTMMzA0KIwv++3zmne24AJGdrKykL05fT537r5u2zyM6K3dqoZbFK"
                    + "7jq39I9KdLqYnJj0hAaMjvDPyhRazZY6y00xOdkU8/7ViR9O9cpMTh5js13brDhRM5sWJsWybRwVy0lkHuOZ6fNHL07jItZJP5/pxExGLRgzm9gMc0uzMjU4"
                    + "SbxYFirS2QOtL+IiMXdv0nix0m/tvVrowmz17vZUJjq3SZw+qMwkk5MYIE7UMjPzyUmkC33dIwB5saN115m1hfrc6fenevZwrb6Zn88v5t/fqH5/prOIBuZz"
                    + "+gI4fIz0aD5+Tt+5nRcYuJheXnx/QQM40GAgiszIXN0A4ErHKQaG08uz2TmtsKkfczAX1tIJo/Or4bmmgamm7+nZ+HJk6HurM1r+XF9Mh8ObzlPnv1YmirUK"
                    + "16DGZHm/zqtrZk4XxOwRNRqPLkdRjajRdDwaTyu6zJWZzcc1up5f6bPpWY2usTn7/vyiRtflbDoUMiq6ht+PrsazGmkXV7PnV9OKtPn8Sl8Na6TNh9PzC02k"
                    + "PXX+pD6rqf3Uz+N/xeniGr+zyGR9DN2op86HZQzeph+xKIrzdaJ31yq1qVHP4hWpnE4LWja10Q5LVjpbEEo4i3iwyOwmBQKPOguFK90bxczzY+ADhubQtms1"
                    + "ulh/Oh0Nzi9UvssLs+pv4p7KdZr3c5PFczqGLMJkPUWE83GfRLexeXQ5XAPjEgOlN4W9UWsdRUzWUI0u158qIHWC5onBzEKvAWdMizTUPu3HQCK/VjMYgslK"
                    + "UP3C0rorWkcb+9uMNtJ/GfoIkIkgYihEOG6ixUvGzSWCmF8yxhdhO3TYnn1pMeDZR5PNE7t1eOh0t12azNDeAakVtjdYTmNdnl3Z1DrggHvG3L9Qm7hPE/la";
            case 1:
                return "zww47X/yDgh0SztANna4oTiq85K+G7ykgT44ienCkOlsVim4mpm10UVIUurP4yTBUXEKgYZnZ6C8p0bzrCtoFnFi8gNH/B64RQl2dFEHu6+dZKLdm45oP3CH"
                    + "EHKbgDaZJnukfWIcmY7iDQ4TIXkJXCsxlhrWUfwIzEslpPWOLUfFxra41BHBG/L/CJcGFiX4aZ0t08TOHm4ausIn8cDWkCO/VhfwaMf0gVhAzuAIb9T/hTcV"
                    + "6eest3HqLXZYnRklv1u8JFcSolOxcclPbxFXYj1jsZ7ouPpHUdNhFeZT0WfDhxIRs75sWmIJLRey5w8YyaujLgWOc1MUNu2pAWzAlMYYpzgnLprCZAY2aCE3"
                    + "2FJm8s1fk1SnJamrhqDI/YxGfNYmy+mwtY0FXZLe0inSGfuhkv44Jdh9YcMXab1eElsdxfLBEYhROkReuXFuZ5u8/xjn8TQxHoAMbuNiGYON+WYFke7aS3Vz"
                    + "AOfZTSEhdtxikTvUzfftfI60i5dVmAxc/Nm3FLe7QYYL1JWFfInIASJ2W2UxVGcDeK5BBC2z8MxxAfYPLipxRWauNwmHZdGqOF1vyA7WNkcGCAhKT0HypoCm"
                    + "+PBJ5HnR8kcJmu10ndlFZnJyw37HcPjH2hY2dj0jYR+hb0DJSZs0GqNZNTBZZrMjlKsB5S3tSRrrCnKmacqV0xk3/bPkBJQ2lGp8zphvl9DWPgc66Htm+mK+"
                    + "X3AAEVLnOMn/v/2lUOFyDKd0TqkbgYQd3/lBK234+8shyw/pa2IXpZ39bpwYg6MEHkjlKgzJq3ScssBxhOdjDsAoPmYhlOdxq/rqDPAlyguC19d0VpTZdYuv"
                    + "3wyHw+9rhHiVbrnLhm6WqDw/EB+YdYf84Ndc53+Q1j51vkltwblLZXrz+JNBeMuc3VzKmTDslf9KzLycOZRWMZq/bvIinu+8kzUpZp0G9M0jrDD3saDEYv21";
            case 2:
                return "BF2wbhngrCnVYal3h5hXS8jPL10Cq9t2W3qE21NXDt6eulKXyghX+JqMfowOFZsYRSW51qmKo8lJaoqtRXmqZonO88kJBfiTO8DGAr/OTVH62p4iEEn8aJr7"
                    + "VWZRI5/khS42+ckdatnUzAqwoNwszpi354h2J3fv8V9o4u2pzHiqmA4imcgZ371niJgaEwIE0wORozwWnN+dKJ3Fup/oKVXU7x0yQEH2CcS/2gjCrYiZQaTF"
                    + "YW4cODal3ScVg+KoeShD3zvzL6Uo6vDqQDBMua8bIn9xwufZrbQ2zu7eUUjRK8A4w8C6ifD90nh5q8060qS/cZGbZK7mmV0prSiyIbCnkVpYyoShqAqpYYGN"
                    + "a4GMDWqpc8UumydSs1VUu0a0A0aBYkHPljw1zeyDyQa3p+sm5qwxnVvmhh+jo0/ufmG06ujcileino5b5En+gXfcnjKYpvIgqhY6A8k/y4+6/gCPJjbCCoIk"
                    + "U/srKk5DZ+fxYpNpko3j+ev62GHOv6RWU7pA1pCrIotNJEwu9INJhcvCTzC3ZGMCPffMd4xUrzGYwWBo4ZR+5Dw9j7O8UA3clLRLiprI7dqkLHAF5ql/xP0f"
                    + "4p4715l7Tz2YHWMmB0JpjdL5A9KiuT0mxzrfPQrg5mshmBCYNRnkRNGSl6nMCwkK9hOpX9relFbNlHwSwU7ILsjQXLC/+9GSr3Eft5TiuEXl2VSakypgjo4Q"
                    + "UIdNKdcrw8mM+u/7+3fEIW8k8Ny32rXpTvU6Pl1sT73Xy52v0ne91iLxGnf8z6F5AInTObCj/9ICJ5BT5wh9FAdFkBkpJ1BaqZUplhZjMi066xfdU4eRyHVK"
                    + "64dRte05OzpKbNGteksfJ5z+zSxKSlPAQpHanxxSkqMRw6vBo042hlznCXFylVoMxGSYd691OjPJnt64DbuapyVGnHj0/ikutq0uBFzUhtjhUBWnXRCoRoxy";
            case 3:
                return "XhuRbHKyRt5SdxP5LIvXxV0n2OTQBVj1rAhuOlBWmOIf1AQw1eQO5jzbrJA5DBameJMY+vlq9zYKY+qLyGIWODaQI/1Jr8NyYrNOrI5aU2AzMoc8h73iAJWj"
                    + "foDavy9spheGTnmL5CUM/JLAbRGCsOHzkxswJn1ZYODP4PEgtVsPnKjF8FwnuZERHysmyHA6800qgckkYaEXcGQFaAeXTY7qcTCYLeMkykxKzVshwwjZ2P63"
                    + "6a+w0gFQQ1gPS9bMEDEK47hDQLt1qEDLQRjoNVxYFNZPuelkpthkqT+F2q8liiTSkFoQFTKUcQITIB+sgx6yKJp+LY35a/5QTwD6hzBgfQi6/lCXqsJP3ccr"
                    + "g0o2DLskYBofZGYFRxACb5QGwy4hcXqq/oajftsgAnGOCh9nk0ew0fl0Oqun4DTwnW6SpAoBCBIz1nnUo4OKGuh0yFcCPbd3RyxnkyT6gLK3aGBdIwvk8rYb"
                    + "vwRT+yvw5Rf8k+luzuMsr5bz2CSkerKYvQBpGQ8PpFmH2WeM2E2nKXNexGxHPL9WAR0CMbAt4xM/M/PbJs4M8udnAoIa059+NOmCEuDLc+490lL15In3eAPp"
                    + "fGm3P9lIJ2GlGWQ8yItWcW6gcyT+u5Jd2GLTWWJzUgoRKC0Jy1mB8XfCT00mExWAEYF6IUwYMN7qmuVXR6OxS0GV4Bmeug3dhPNB/VYp5nRXlF6AJPQmncEv"
                    + "ZGF3YPhXGFwH6rvS9Cvyglc6j2eKJqeF1eH7ghKDAaVQiMHZa9oLi2H43UOqCVtDrlVAqykdsIYiGsjIB+InIDbKOCZMpDiEyMxI7aPKTZRk0fK3aWl0DkcP"
                    + "5N//nhDod44IWTaYx6lOkp0zqM/tI5VwTue7dKbq1tAEU3JyAQdGGqi3GsZEVhO4MiLwllMbKFWx9Jh8XjxXoQM0ETy6yhHjSK45YV7ozUOn+RYc9Ofn5DyC";
            case 4:
                return "d7/c46zAx3EWfuCOkQ0D76Fx3Hh4TuS0fHu+59t7dXXYFwoZAxFas4Ui2xhiZg15EethRM6Ho5LsOsOD+6WuhSE4rG1moXREEjvdA6DGz2E2wb21sOd0JxtK"
                    + "EMiYigyp54J6gPi/VivLLj/oQDR/tdVZWxQfsyUMlvX2SPbbU7kl778kNYIvVVPjMvBIkZdlRJvirJlmxTfxE6SPew6xROiF0yaEhACuoFStJkjSAsnESGjF"
                    + "ki6BMlMprVS1eRPwZ/Vygy1Z/C8tMcQ7jSccRIHck2CK2TIUsJ+VP8aB7CnEV/hkuqYGmwM4QnK5MxRppPap7edQMBNw9CaknL3BS7yEF+C8lgvAUgKu9NMc"
                    + "qVID4AhTLfOcwaKPEEyq9qyE9u23DmH1jNzrX97cBzT2zFmPuJNAqomclHAfITvHN1BxhQ6EWypt5bMOmeUB/ODKAD6kHTEnPGpflS+GZzW0J3W0Y3WrLm5U"
                    + "/N13RKkcdSj+1NIIGuqp75E24PDfjeXTlyz28759t3yJJCz7qWLdZUAB/rG0lbNHnpJRTRrnriYUa53upESVrBxJNfIhRu4QfzywloBqvqsl+PulHJf/HrGX"
                    + "BlHCeyGp1fVRfSROegfHzDwQasRztHaT2IjT5LY+H3b9e2c6h/9M1nke+MDBfrCKWyLaX3MLYQxmmixcAmT4+anb8rP2AZSybl0LGAhYYycCbvmdb5KCvgNU"
                    + "lChZkGBRytDQIOKG4qNAEsMP6j2jsjXhNgVdeewg6EMcE65lCMeAfugoyiZ0iGQwv/z89jXqRGCJLJ/mB7QAelkWPMQwVgIPhlfRUxpCvL6llnHohQ1R/Ns0"
                    + "yusZh4zAHJ8PwZufwP0B3VgPe/Kbe7Tlvi6QDFROwabaeHE+LLc2lqtTpPmyBbloc9No/Pzy+LYzzMnGJcWKg2uuLs/9oijYj0ssqFreSBoj0vNcjFewcIx+";
            case 5:
                return "CDgmZitDmUJgKfojBtBv1x9TVNkgRAYfP+QD3vaRNaTa52HKzThgdj4E3DkClHywjecxSHU/vlMh9AxuhkJij7XLfTMtr1YcHoOu4qhTqF8tmWgdUMAr+NIq"
                    + "+NjDUS9F2rwmXjNufZl5xQ0qnnC9qheMN3WUARRw/MQbvgOjrXRotaS5le7M2qeTh+ZllBuTK4Ejp2o5dCN/ojuRIRID+6Ol51+SeYclgQ+oqtM6AKGPrtjk"
                    + "gB8yYxBG4Ih2vAw/1Z0aGc6U1gnsZNdWE15zioPH56Ij//NKYP28STlphpsELDaKwWZNB3dlXkex5VOcCdHuHvu21CROWu6LN/wduQO0jrc8ym8ef0t6wqN5"
                    + "AiLJvQMzM3f+NiAvRDOEuagiH8SL4SPooAZBPNGiqCO6ZJOEm6OsT/SFE2jAKRKjIx1jUREKGoKE+8Xn5xKUeNMmbcygHrCW+PdRPDPYS7npszpNXVH+wXqT"
                    + "L0NHPgcjXsrNGxEefRL+fww+ug6CdFX3Usd84GZYKwNeKybMpeM60TPz2jU4qHST81d6HYYfyBn6Kiax9uEjhYQOtTOi+JHKGVTF9DXdb26wH33qyjz13g73"
                    + "P3rSTfurpmd4dIRgiZ3dbnfPH72mixGfKPMtyR65zKIBvbdgF8GEki+WOxYIy6tFe4qF3DhxrmdFzrGj3tHJC+eZftSSSXNpRCbAISOPyZLo7KrVpfounKBu"
                    + "PBUzZtlhk5gTJUHsK3lZw4vx/DuoIXJE9hYkfzlqDWfCXoGcwg90KRmOul4peJs0iLHhg2yQb3eM+3KW95EeGhQmC19ZmxiddgfkMcNAwYV6d1bYJKrpL0OZ"
                    + "6gK7dl3mjFfbVzLoCXJr1O1EXZJnq42VmI8F87+3XFDzjErhy/PzxJh16/j3NEZ8CqZQfYPije4hVnBDZIa83wVu3jVPdPFTS99Z09UHVvXiK9odRUd7ex+b";
            case 6:
                return "GrXSD+Y1FKalVFpmJyoUk8g2qCnp4QThwPbF6e4xC6KeUkz3L5KxYXcoVrAwrdSn2zA3eqfira1qtyW+Y8ntrnrPguYCPo5TVH+eNGwbB/UYTrcGlx+JCVyk"
                    + "AvGMIX2uYxPQEuqzsX9ZngWeu+JpGkv52SNdFbgeSyWXGhKVfBLA6hyDldktnypCCIOfDQmXe4P0g7rDbuYt17VzVmsi3GXqjXYLIXAau4UvyM/YeZh2ey7b"
                    + "xE9WYqhcvpQLUfXjmz9TEVnHgPMlRoF/kYOq4cHqzS00jnT4oNzBkcj3k3tEsuiohxns33kGTloVAr+kmVnAMjjl2ZQfZE86YlSPMVN0gd03JA+BDujhOOrP"
                    + "gSTZrbTaWSEt3PP17JXZ13ONXFMjOPAPCFTcNY+4e+wb9LBaLnlE/Zc6D/dwQPbNY76JflMHz0g68AKDe65A4+Mgt1kRhhqGyVrv5Km7g4TTMSo2dGZCNz6l"
                    + "+FUauNN+Jp5/U2uy6Qwcu37bwNG9NwmyRpuJGbQCnFek45tI3w9F9lo8c8X3L5Xp9pR7PotC/N4quYdQW+q7QAepWOD3LshuqCzfodDbJHKnLG0xepxHxeRO"
                    + "yvEDwvlwTGiDGNnPp7/NWVjdj5wQ8U9VW+0uRhyS0pB4VgX7xto27dX9S11XD/kPav6xEqDS92qP/G0H5VEvZYZbUfQogZ8jUBzgy3V80HW2bxP4nGtmV/S0"
                    + "YeeePgycadSSmQMtALqIqxVdhwp97nHUnU4eNOt98uzPyoK9Xf27NCY8UP13RfP9Si4r3E3Be8QTjpiUHTaq5jLANMzJO+KGRYFLZE/OUhk8W2oJwqVwkaE7"
                    + "3rCq2g/YKSHj1+etYMfi5j/aOBIMX7ApciNSDEBDAWpJ21MtzXAZ5bff1tWMW8HuIpF17cWg0AvSLmlDvQu+qJVODZyfO6IGexX4V5WhvP1vdvxfsBaQvTqQ";
            case 7:
                return "h0TfcMK1tXzlwJcE/mLXXUIcvNetdw5aql5edAzkulkweueepjanZDVfEIPv5ZzcDkO73U8oTG4ts7O6Om4sPsBaie2tNIyNuXGTI7kAlwt1t8thlDqUZ2P+"
                    + "qy74VSTRN1A0pPffqW/kvQ2+LNxCJtq60jt4jUe6ch2QrHya0fns7yMb7Se6nKzdROKgUh0pKTmee9B0mXcwecg3vpXnC8e6Y5LmcPeNzJxxoJuPnO9Eugf5"
                    + "VyYmJRNZ1+q8k65Pm3mEzwvC+W1RutjcdXf9RYyivxjIHJ8kGepyWOCrsc5R4h1aDfp7e6d77PPDtJUZVUs9fNOseddX5mK+rmwpynu3y1ciCAvg7YPpb9bQ"
                    + "mCGCBkoViSWkJprmmrGG8cnZUChhVPRQnhPHlGoMV9WAVx2c1cjX081qyimc3GEPa1ffw+re0ZNVsve4bjEmROt/qGC+8el0LK949mUtq1LPY0pWZapf1DME"
                    + "ZHpKZOl+n0zTReXGU7i8iJOkDOwHYjmrYy01rmlkefviWffnNz++uX/Tskz852uaidMqok3EbJFsoN785jhCeujiK7Xpy98UeVwPnZ4OIABRX5DahFUcbIZA"
                    + "/NPKIJ3n5IcW9Zz8F/bMYRlhq84QF63UEqzsRTg7EWxrcZzjPk9WWUk1JlGVgySBkjGX/B3O4/jKISirPf93DrwOLvRajUq9H9Kqr1WCzY5VfQH/7dzaZPQn"
                    + "EtWBx4rz4OXUchVXB0EFFDe3bkpp+psYIbUtCaEOy+Vm5dA7GpkpT6E3IAKTlC2smmoE5NAZJce6tQc1TpxHttDfTv0Hyx2LahvcPfiXV7vGRvlYRhNDa5ok"
                    + "18apywTEWyLqToFcDo9A95n5NZmx9msyfgOFkaqdShf7OMgM2qreLo32FPtQ7VWzHNJp96iOE9xG8kkScR1IWfPCVciTZo3cNBGecdS22safOzUDbebBQcUi";
            case 8:
                return "+Bcr3TByDz1OM+iVRvd3C07edHxNjx7dY6Q6wtz5PKZP3qoOtXM9AOn+0a2hgfJw/SDAfH1Pw86xyMSBlPvIjtZRe/cM3M+n11h7KXKZvPqM9rD/k9mBL9t5"
                    + "xUqeB3olIc/cXFa5RdKXkNfTWwB6BUhvgf+3tWt9bts44t/9V1xn2hKQUIoAH6LeY0+dtmniziRu84GmM3xJxIgiWIKyxSjO39797d4eDiBk0U5nrCHu/drd"
                    + "2+c5fIaCskV2L5QPffruTSKSScLtxFrvsBEvRU/4GWiyLNN8tC5WSBL//fIWSnibxs1PYFEuRWTL3vDFA3wpTLF6+Zro4jqQCYoSXeCrZDWazNJFUJ7egUni"
                    + "pGpBqvMYK9EqBxQ1R16+GVEB1fmM1blMkI6z8k22akrnwjLV8x1PsQNORsw2Iz7Kgj+hnKvnDOk6V8vJWWwBFydTvV89wckJNXUkyfmRlrTOnMsBj/mgBSMD"
                    + "p/WsYbtiKOfaLAAWxLXQHpQQwnf8qfh6FERxX4ePqhLFnuWjyTnWD6ITX/mANLYfrqFFgFgq88yLwxa0op0Sh4463ooknxEQjqERS26KdWIHyXxfzn+ny03/"
                    + "5Xo92loumRuOkPHq/voaM3LtbtMllJLcnLabQaX18Brm4IQgo5Iff4M9lMxYM/uvqHL7xan5nBtoM6dLfAZfiB5tIQPkm2++/+GfMeAxFny3KxmJZ+w+wHv1"
                    + "O6CXJZZG+OIQpttfRGyRqS5Y3ubyu2mXC+g3EHdWziaKkXR7XCKffiG2lIvwoasaePZTJzxOZ1BsrAMsOZLBBSYc6oYW4TnmQ0nAc0w4s1WeY03AJkNHT57t"
                    + "y6M6tN1/U5w2P6nSk0CJMtkt65ZkQYc2LIsSMDf5WN5KIM3SRpVZH3T17AG5WGT5RnyCeIZNK8aSECsuEd5SHP7saASZ/8O9pIFJGk8m2gS2cRShYzp8Ptrm";
            case 9:
                return "1qFwI5Fn2XLHo3CP86FNheOeOIRemNhz5kPUlUQw2M9zk+i3OOvVYrxesTVIXqv2EwGdsQbQxzO5EHJBXxHHCk+3QpleLbJxMLAIeT9mkhAEMvm/mDiUiy0c"
                    + "EmnP2Rp9aor7RnKcyqDiUmYGjTeZEFZAxpIFZevZ8pXuZszbsVhDUs3mZ757K0xZ1dmMHTpvMgN2tfDM8l3W1H1jeupCCV2cIRQ0ILasGILgHVkvnSFRN1nf"
                    + "vTZmsWpfx7eoxvHN3x7iJi0A7az3EDDlHAYrk9jUopjaLjZZBvNu+SQqjOv3gnIBHXA6gcvgtsy/LmYfiD0GuUCFZr5apJugcdQohRI5jwtwMtKCrgcWb+qM"
                    + "aHR008B6pcJ1c6nK8qKpgxhgqBbYOyRRr4QjjTRS5gD+yXyXupxvf/zXm+YKT24FujS8Q2AdDs3RgSrZoJnNnbErhXHkliZtDo6MmJlkJgCv+WyxyBrCVWve"
                    + "eDur5FigquQKaLB+tlGorLX/pmgkf0o380CrUjW6cmU9+qEQZrtkEGuEEnvk9hDUQMBU2wBKFXlF2+SzScUk1XJQCZ4SSeDRwDPlVDul7wjaEM1YQboW9xe6"
                    + "02vNKZ7cpiNCEmt4gSnWVeTCvGHtZeCWL1/Ol+TqyriMUsJLfSiVfZhMQFrqV/bkvCOd0qmb26WBy6WmTss+LuzObmoWunaKbD6sJ5XSTF1kxpMRov2uyocp"
                    + "mZQDjtRuqR5mxZ4EBAG9ZcVMod1g0MOOI+hVHcNtPUjI8sXhfs5vHPgTmY4NNyvRkdcf1IgQGZxmcZg1qMgVCkNGBeo8kxO39UGmqH73383GVlYaJltjKZkF"
                    + "R0X6ui6EpWgUaFVrjioV1U8lzQUBFZ8rTgzWoSfNvyNugjkGiXeUDPbFQ87TAXK21FfuSduSGyk7eVp+iI8jZxW3mAo4XsNapDZS/GN2v55wAFZKRQhZYQK4";
            case 10:
                return "LCJfdhgimFpny6cNkRJ55Bsi5Q2LillarJBzKFJx/7K7LNRM+VYDAuyaHf+j6m8ZdS0vv13ojQoGp7lKV7O31Of9zTzQiLa/zjiijQST2egOVm26oH7gxhp6"
                    + "CoSzYiUzbmdnxeLsNSKO93Rr6CpleBDUqVJvcc3fWRJtx2wqQQLU3+GFdKjLkL2hblGqV+u75bula3Fh6zRX2aripcIFkE+lhqdc4Lvtwhy955JTE7z7eBi+"
                    + "W/LjjSZoHoR/PGrOHmaTgMtV44BWoYfKnEHXSCQdDpKhtT7siPXXJOUycX/0t1BkWtkwBRvf159DPfghgAyhzHQ+GjU1x1uHJI43y31YCChSZety4AVgqC+u"
                    + "xkdRZ6BlCDPcmq7JG7sy0qMFu83TwQclceTTl0TaONkf7gNX7Ptp+Am3Vqid7Rr9v8tuAhe7BCKQ3UDphScVwFO4UGZV3Sn5fy46pOonQP3WOQm4UOqlDbzl"
                    + "es18AqXG3/lVIhIZKvlvs5WfSQdCM7SVz+niEGrGZWVSV5IIUKSIRcOHdaM8MSXeTZ+9gxBqH4osiXzVwBJh9DzCzYx4YGW+NH+VekYtdjqGjiKoKAz65vLS"
                    + "9HCVsywV95zktlhY5QwxFaP/pLOPTKNeejoZ6fTAdAAT0i+h0+sRpCJLh1IxgCwW0CKxlidI7U3HkVx+gT+zyMRJv1yhnRQD0pEFvEKCzQ4BZj+MypqQA9OP"
                    + "zB9kE/bqpU+9dMLIV7KWOjwy3Xavf9w6IWHT61nFNcRnfXJRig/YaZAQdw4cA289kCx7cVnwG7S5z+017zEqegtpRUruq/MZUFEcmSQy7SGPmWI8bn7jzgHu"
                    + "1zYaI+6FxHiAPq03AbVqtIhJszILK0b9ROEWXKiYdCkYnUNgjnGC9Ee/Cf12I3NCqQ6laGr0E9P04h4l25GhnxgTpkpJ7ETvnEgjuuJdYBVd8GgWLsQdFs/g";
            case 11:
                return "Z4Uw79j4czTO5YN6CVKGboB3JznpnPSOkxOC+F9NKywDewmBlHDiyh2MaHpj+pvQ3xS6Rdrhh95xp5u0W7SQ1sPsejIdjfsn6BXpkz6JsZPrmabjVjvpdo57"
                    + "Q0/bwnIiYidBaQCiGFk8ZziTLt9eR9U1A3hw0gRofB6+MqPdiEwEWfY6LsrSsiFwTgcvBqzvFAphAKwtg4IUYoL5s5nQ7H/Dx5SQoyiOEUZHuWMUT7meX5xw"
                    + "6/eU+54b4jeQuqGvVsEqiBZ06Vj4gAhW7SfBwTE+hwPudUhDxF0HFvd3oL7QcNK0DwVMBimER+wh3vZg5MAGyjgHgDfmynAaZx6kgmMFwMo4TBJIiElpvHZI"
                    + "W4o9n/Kej3nP7Tf94xgNmsj5ufTzK0/rkja1nRBVQR4PxtqLOugZtTBfgY4xvsfyPcH3RL6n+J66bixqE3UJqj3617zHx/tqXoWA1Tq9kyA1H2awE8mZLVSS"
                    + "J/CzBPzgXrOFzJIEK3ahNH8yK8IrW8JRDEt3xit4UREdXCIqKdvYZwssHKo5a0UcDFWIib5ypTPVzQVr2kcPq9cV/OWjhJXCGgVgsJRpgNzx9DCBYEVgVdgO"
                    + "5kU1p93vh7tNkvBzpKGk4bRwFDxEZslrfGA4AEw8AD4YIIrwVUvnGUbF4EE4/jVEoQhsnNu1hM8SARwjsojcm4/AmYsanEn5Rrdio44DAkEtoHLtErhtXTIh"
                    + "MLJd2fIeUDHAtmBPjkNCf03EfaRkg9rgOaTJcdFiiyvDNUHqBKktN4lbnvsJc64mH3iN80FnCGuNNpd0HFcyki6HsnKKUD0fdIdU4TeX7A1RfCs0hdfmk42P"
                    + "GQe8SHdAvcTrHum4XclIEh2vJQPEGM+lEknFmrJUKm/eL/N5er1hveMhDyxXlpOteMbYgw5mimrc8tOLp/iwRzOXo5rL4oQTEUwKKzRm7uD8k/e8Q9W1RWDK";
            default:
                return "PbDxfwqqt4qovd41YPZ4r/cumuDh5yTVWVmLN4RdCTlNk1eRrSyskRzNu8OigH1ST7ZCXm+7KAcUOctfZPz6Eu3otGneTook5e9njTuqJ+Wxd6AE/92yR+J8"
                    + "lq71jStYhRbbGvOR5zsIpc+Ze7CKbQ9f5LNKIph6rNog6Iu4YU3rOlzZV/VMAh/tu3fPrN4dLcmMv/OBC8S42Bi1xhExzverhs6GX9Pb/xyeeGmPz8K+Eihx"
                    + "0pGLoXBBFvxe4JrjYW+yDcmPTaiz1lsXD1AKvWBXzgxqhZyfFaMu6MKQAx0txTUbPaYO5AHUfIA8yT2Pb1ZzeOXHETEAOlSzzWeOViX95Sa7uWGfCKsP4LfA"
                    + "/oG3YYnWBDYzEkVCuUz3vSZcomyNEW7ExSSFRXjSTkDRdFdq/9p4V1ppJFllUqWqpDO8rmgfuzs/sq/JHsn/r/I/ZSf743BlAAA=";
        }
    }
}
