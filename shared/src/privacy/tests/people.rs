//! Where people live, when they were born, what they are called.

use super::check;
use crate::privacy::Hint::{Address, BirthDate, Email, Name};

#[test]
fn a_home_is_a_postcode_or_a_street_with_a_number() {
    check(&[
        ("Dorpsstraat 12, 1234 AB Utrecht", &[(Address, "Dorpsstraat 12, 1234 AB")]),
        ("1234 AB 12", &[(Address, "1234 AB 12")]),
        ("1234AB, 12a", &[(Address, "1234AB, 12a")]),
        ("1234ab nr. 12", &[(Address, "1234ab nr. 12")]),
        ("1234 xz huisnummer 7", &[(Address, "1234 xz huisnummer 7")]),
        ("postcode 1234 AB en huisnummer 12", &[(Address, "1234 AB en huisnummer 12")]),
        ("op 12 in 1234 AB", &[(Address, "12 in 1234 AB")]),
        ("huisnummer 12-2\n1234 AB", &[(Address, "12-2\n1234 AB")]),
        ("hij woont op Tuinstraat 12", &[(Address, "Tuinstraat 12")]),
        ("in de tuinstraat nummer 12b", &[(Address, "tuinstraat nummer 12b")]),
        ("Kerkstr. 5 hier", &[(Address, "Kerkstr. 5")]),
        ("Jan van Galenlaan 103-2", &[(Address, "Galenlaan 103-2")]),
        ("Stationsweg 3", &[(Address, "Stationsweg 3")]),
        ("Marktplein 44", &[(Address, "Marktplein 44")]),
        ("1234 AB Utrecht, 12", &[(Address, "1234 AB Utrecht, 12")]),
        ("1234 AB Utrecht nummer 12", &[(Address, "1234 AB Utrecht nummer 12")]),
        ("aan de Oude Gracht 12", &[(Address, "Gracht 12")]),
        // Too little.
        ("Wij wonen in 1234 AB", &[]),
        ("in de Tuinstraat", &[]),
        ("in de Tuinstraat wonen 12 kinderen", &[]),
        // Something else.
        ("sinds 2015 en 12 jaar later", &[]),
        ("2024 is 10 keer beter", &[]),
        ("1500 kg 3", &[]),
        ("in 1234 AB 12 kinderen", &[]),
        ("in onze winkelstraat 12 gezinnen", &[]),
        ("Kerkstraat 2026", &[]),
        ("om Hoofdstraat 12:30", &[]),
        ("Kerkstraat 12% dicht", &[]),
        ("onderweg 3 keer gebeld", &[]),
        ("Onderweg 3 keer gebeld", &[]),
        ("Zorgpad 2 is beter", &[]),
        ("een stuk weg 12", &[]),
        ("het zandpad 12 op", &[]),
        ("in 1234 AB zijn 12 plekken", &[]),
        ("zet die iPad 2 weg", &[]),
        ("Laan 12", &[]),
        ("schermen van 1440, 1920 px", &[]),
        ("in Utrecht 3500 AB, 12 gezinnen", &[]),
        ("4 van de 5", &[]),
        ("OPP 3 en 1234 ABC", &[]),
    ]);
}

#[test]
fn a_date_of_birth_says_so_or_follows_a_name() {
    check(&[
        ("geboren op 12-03-2009", &[(BirthDate, "12-03-2009")]),
        ("geb. 12/3/09", &[(BirthDate, "12/3/09")]),
        ("geboren: 12 maart 2009", &[(BirthDate, "12 maart 2009")]),
        ("geboortedatum: 2009-03-12", &[(BirthDate, "2009-03-12")]),
        ("geboortedatum 12032009", &[(BirthDate, "12032009")]),
        ("geb 12 03 2009", &[(BirthDate, "12 03 2009")]),
        ("Hij is op 12 mrt. 2009 in Utrecht geboren", &[(BirthDate, "12 mrt. 2009")]),
        ("jarig op 3 mei 2012", &[(BirthDate, "3 mei 2012")]),
        ("born on March 12th, 2009", &[(BirthDate, "March 12th, 2009")]),
        ("born 12th of March 2009", &[(BirthDate, "12th of March 2009")]),
        ("Sem, 12-03-2009, wacht", &[(BirthDate, "12-03-2009")]),
        ("over Anna (12 maart 2009)", &[(BirthDate, "12 maart 2009")]),
        // Dates of anything else.
        ("op 12 maart 2026", &[]),
        ("Op 12 maart 2009 kregen we", &[]),
        ("de bijeenkomst van 12-03-2026", &[]),
        ("Kick-off 12-03-2026", &[]),
        ("Startbijeenkomst 12-03-2026", &[]),
        ("Sem 12 03 2009", &[]),
        ("Sem 12-03-09", &[]),
        ("Jeugdwet (1-1-2015)", &[]),
        ("Sinds 1 januari 2015", &[]),
        ("Jeugdzorg, 1 januari 2015", &[]),
        ("Hij werd geboren in 2009 en wacht sinds 12-03-2024", &[]),
        ("Donderdag 12 maart 2009", &[]),
        ("wij tekenden 12-03-2009", &[]),
        ("Ik ben hier geboren. Op 12 maart 2026 gaan we weg", &[]),
        ("het 40-jarig bestaan op 12 maart 2026", &[]),
        ("geboren op 45-13-2009", &[]),
        ("geboren op 12-13-2009", &[]),
        ("geb. dossier 7-12-03-2009", &[]),
        ("geb. dossier 7.12-03-2009", &[]),
        // A postcode with a number starts inside it.
        ("geboren 12-03-2009 AB 4", &[(BirthDate, "12-03-2009")]),
        ("geboren in 2009", &[]),
        ("geboren met 12 vingers", &[]),
        ("geboortezorg op 12 maart 2026", &[]),
        ("na zijn geboorte duurde het maanden, het was 12 maart 2026", &[]),
    ]);
}

#[test]
fn names_stand_behind_a_relation_a_title_or_before_a_class() {
    check(&[
        ("mijn dochter Anna wacht", &[(Name, "mijn dochter Anna")]),
        ("Voor mijn zoon Sem.", &[(Name, "mijn zoon Sem")]),
        ("m'n zus Şule belde", &[(Name, "m'n zus Şule")]),
        ("onze cliënt Łukasz", &[(Name, "onze cliënt Łukasz")]),
        ("mijn collega Jan de Vries zei", &[(Name, "mijn collega Jan de Vries")]),
        ("met mijn jongste dochter Anna", &[(Name, "dochter Anna")]),
        ("(alleenstaand, zoontje Bilal van 6)", &[(Name, "zoontje Bilal")]),
        ("Mijn man Ahmed", &[(Name, "Mijn man Ahmed")]),
        ("mijn dochter heet Anna", &[(Name, "mijn dochter heet Anna")]),
        ("zij heet Anna", &[(Name, "zij heet Anna")]),
        ("my daughter Anna", &[(Name, "my daughter Anna")]),
        ("our neighbour Tom said", &[(Name, "our neighbour Tom")]),
        ("Sem uit groep 7 wacht", &[(Name, "Sem uit groep 7")]),
        ("Jayden uit 3 vmbo zit thuis", &[(Name, "Jayden uit 3 vmbo")]),
        ("met Noor (groep 4) samen", &[(Name, "Noor (groep 4)")]),
        (
            "Mijn dochter, Anna, wacht. Mijn zoon (Sem) ook",
            &[(Name, "Mijn dochter, Anna"), (Name, "Mijn zoon (Sem")],
        ),
        ("mevrouw De Vries", &[(Name, "mevrouw De Vries")]),
        ("meneer van der Berg", &[(Name, "meneer van der Berg")]),
        ("dr. Jansen", &[(Name, "dr. Jansen")]),
        ("juf Ingrid en meester Kees", &[(Name, "juf Ingrid"), (Name, "meester Kees")]),
        ("mijn zoon Sem@school.nl", &[(Email, "Sem@school.nl")]),
        ("Oma Riet past op. Collega Jan niet", &[(Name, "Oma Riet"), (Name, "Collega Jan")]),
    ]);
}

#[test]
fn ordinary_words_are_no_names() {
    check(&[
        ("mijn dochter wacht", &[]),
        ("mijn dochter anna", &[]),
        ("MIJN DOCHTER ANNA", &[]),
        ("Mijn Dochter Heeft Autisme", &[]),
        ("Mijn Dochter Wacht Al", &[]),
        ("Onze Dochter Verdient Beter", &[]),
        ("Nee dokter, Nederland is vol", &[]),
        ("Sem uit groep acht", &[]),
        ("over mijn dochter Heeft iemand advies", &[]),
        ("mijn dochter. Anna is iemand anders", &[]),
        ("mijn dochter\nNiemand belde", &[]),
        ("mijn kind IB en GGZ", &[]),
        ("een man Die", &[]),
        ("bij de man Jansen", &[]),
        ("Wachttijd (3 jaar) in Utrecht (12)", &[]),
        ("volgens mijn moeder, Nederland is vol", &[]),
        ("Kinderen uit groep 7", &[]),
        ("iemand uit groep 7", &[]),
        ("Iedereen uit groep 7", &[]),
        ("Sem uit Utrecht", &[]),
        ("Jeugdwet (2015)", &[]),
        ("dat ze weer mevrouw werd genoemd", &[]),
        ("de juf die elke ochtend bij de deur", &[]),
        ("meester in de Rechten", &[]),
        ("dat heet Passend Onderwijs", &[]),
        ("Vroeg de juf De hele klas", &[]),
        ("maandag mw dinsdag psych", &[]),
    ]);
}
