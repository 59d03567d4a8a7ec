"""The passwords that lists of stolen ones begin with, of eight and more characters: shorter ones never pass.

All in lower case: a password is compared case-folded.
"""

from typing import Final

_LISTED: Final = """
00000000 000000000 0000000000 01234567 0123456789 0987654321 10203040 11111111 111111111 1111111111
11112222 11223344 1122334455 12121212 123123123 123321123 12341234 12344321 1234512345 12345678
123456789 1234567890 12345678910 123456789a 12345678a 1234567a 1234qwer 123654789 12qwaszx 13131313
147258369 147852369 159357456 159753456 18436572 19841984 1q2w3e4r 1q2w3e4r5t 1qaz2wsx 1qaz2wsx3edc
1qazxsw2 20002000 21212121 22222222 222222222 23232323 23456789 25252525 31415926 33333333 44444444
55555555 555555555 55667788 66666666 666666666 69696969 77777777 777777777 7777777777 78945612 789456123
87654321 88888888 888888888 98765432 987654321 9876543210 99999999 999999999 a12345678 a123456789
a1b2c3d4 a1s2d3f4 aa123456 aa12345678 aaaaaaaa abc12345 abc123456 abcd1234 abcdefg1 abcdefgh access14
admin123 admin1234 administrator alejandra alejandro alexander alexandra alexandre america1 anderson
andromeda anthony1 antonella antonio1 apple123 arsenal1 asd12345 asdasdasd asdf1234 asdfasdf asdfghjk
asdfghjkl asdfjkl1 ashley12 assassin auction1 azertyuiop babygirl babygirl1 baseball baseball1
basketball batman123 beautiful benjamin bismillah blahblah blink182 bonjour1 brittany butterfly
california carolina caroline catherine champion changeme changeme1 changeme123 charlie1 charlotte
cheese123 chelsea1 chicago1 chocolate christian christina christine christopher cocacola colombia
computer computer1 contrasena contraseña corvette courtney cristian cristiano danielle dearbook december
default1 dragon12 dragon123 dragonball einstein elephant elizabeth estrella estrellita explorer facebook
fernanda fernando ferrari1 firebird flamengo florence football football1 forever1 francesco francisco
franklin freedom1 fuckyou1 gabriela gabriella garfield gateway1 gfhjkm123 giovanna giovanni gonzalez
greenday guadalupe guest123 guillermo hallo123 handsome hardcore harrypotter hello123 hello1234
hellokitty holahola hollywood homer123 icecream iloveu123 iloveyou iloveyou1 iloveyou2 infinity internet
isabella jackson1 jasmine1 jennifer jessica1 johncena jonathan jordan23 juventus karolina katarina
katherine kathleen kawasaki kimberly kristina lasvegas lavender leonardo letmein1 letmein123 liverpool
liverpool1 login123 london123 lorraine lovelove loveyou1 manchester margarita marina123 marlboro
martillo martillo1 martillo123 martinez master123 matthew1 maverick mercedes metallica mexico123
michael1 michelle microsoft midnight minecraft mitchell monkey12 monkey123 motorola mountain mustang1
mynoob123 naruto123 natalia1 nicholas nicholas1 nintendo november p@ssw0rd p@ssword pa55word pakistan
paradise parola123 pass1234 passer123 passport passw0rd passw0rd1 password password! password0
password01 password1 password1! password11 password12 password123 password1234 password2 password3
password7 patricia patrick1 peterpan philippe pineapple platinum playstation pokemon1 portugal preciosa
precious princesa princess princess1 q1w2e3r4 q1w2e3r4t5 qazwsx123 qazwsxedc qqqqqqqq qwer1234 qwerasdf
qwert123 qwert12345 qwerty12 qwerty123 qwerty1234 qwerty12345 qwerty123456 qwertyui qwertyuiop rainbow1
rangers1 realmadrid rebecca1 remember richard1 robert123 rockstar1 rolltide samantha samsung1 samsung123
santiago scarface scorpion sebastian secret123 september serenity shadow12 shadow123 skywalker slipknot
snickers snowball soccer12 software soleil123 something southside spiderman spongebob starwars starwars1
steelers stephanie strawberry student1 summer123 sunflower sunshine sunshine1 superman superman1
superstar sweetheart swordfish taylor123 tequiero test1234 test12345 testtest thailand thankyou thunder1
timberlake tinkerbell tottenham trustno1 tudelft1 tweety123 undertaker universal valentina valentine
vanessa1 veronica victoria victoria1 vladimir warcraft warrior1 washington webmaster welcome1 welcome123
westside whatever whatever1 william1 winston1 wolverine wordpass xbox3600 yankees1 yellow123 zaq12wsx
zaq1zaq1 zxcvbnm1 zxcvbnm123 zxcvbnmm
"""

COMMON_PASSWORDS: Final = frozenset(_LISTED.split())
