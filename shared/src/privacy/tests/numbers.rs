//! Numbers that belong to one person, and their near misses.

use super::check;
use crate::privacy::Hint::{Bsn, Email, Iban, Phone};

#[test]
fn a_citizen_service_number_is_nine_digits_that_pass_the_test() {
    check(&[
        ("Ik moest BSN 999990019 vier keer invoeren", &[(Bsn, "999990019")]),
        ("123456782", &[(Bsn, "123456782")]),
        ("(123456782).", &[(Bsn, "123456782")]),
        ("123.456.782", &[(Bsn, "123.456.782")]),
        ("1234.56.782 en verder", &[(Bsn, "1234.56.782")]),
        ("nummer 123 456 782, graag", &[(Bsn, "123 456 782")]),
        ("123-456-782", &[(Bsn, "123-456-782")]),
        ("123 - 456 - 782", &[(Bsn, "123 - 456 - 782")]),
        ("123456782 2 keer", &[(Bsn, "123456782")]),
        ("123456782,111222333", &[(Bsn, "123456782"), (Bsn, "111222333")]),
        ("met kind 010464554 erbij", &[(Bsn, "010464554")]),
        // Fails the test.
        ("123456789", &[]),
        ("BSN 999990018", &[]),
        ("000000000", &[]),
        ("bsn 000000000", &[]),
        ("987.654.321", &[]),
        // A piece of something longer.
        ("1234567820", &[]),
        ("0123456782", &[]),
        ("dossier 2024-123456782", &[]),
        ("123456782-1", &[]),
        ("1.123.456.782", &[]),
        ("123.456.782,50", &[]),
        ("+123456782", &[]),
        ("bsn 1234567820", &[]),
        ("123 456 782 000 inwoners", &[]),
        ("x123456782", &[]),
        ("123456782b", &[]),
        ("NL123456782B01", &[]),
        // An amount, an organisation.
        ("€ 123.456.782", &[]),
        ("123.456.782 euro", &[]),
        ("€123456782", &[]),
        ("123456782,50", &[]),
        ("RSIN 123456782", &[]),
        ("RSIN: 123456782", &[]),
        // Written in a way that only the word before it explains.
        ("12 34 56 782", &[]),
        ("bsn 12 34 56 782", &[(Bsn, "12 34 56 782")]),
        ("bsn: 9 9 9 9 9 0 0 1 9", &[(Bsn, "9 9 9 9 9 0 0 1 9")]),
        ("bsn999990019", &[(Bsn, "999990019")]),
        ("Burgerservicenummer van mijn zoon: 999990019", &[(Bsn, "999990019")]),
    ]);
}

#[test]
fn eight_digits_are_one_only_after_the_word() {
    check(&[
        ("bsn 10464554", &[(Bsn, "10464554")]),
        ("SOFI-nummer 10.464.554", &[(Bsn, "10.464.554")]),
        ("burgerservicenummer is 10464554 2 keer", &[(Bsn, "10464554")]),
        ("10464554", &[]),
        ("bsn 10464555", &[]),
        ("bsn 104645540", &[]),
        ("Sofie 10464554", &[]),
        ("BSN kwijt sinds 12-03-2001", &[]),
        ("bsn vragen we nooit aan de balie, wel 10464554", &[]),
    ]);
}

#[test]
fn what_the_eye_does_not_see_splits_no_number() {
    check(&[
        ("BSN 999\u{200b}990\u{200b}019", &[(Bsn, "999\u{200b}990\u{200b}019")]),
        ("9\u{2060}9\u{2060}9\u{2060}990019", &[(Bsn, "9\u{2060}9\u{2060}9\u{2060}990019")]),
        ("99999\u{ad}0019", &[(Bsn, "99999\u{ad}0019")]),
        ("９９９９９００１９", &[(Bsn, "９９９９９００１９")]),
        ("٩٩٩٩٩٠٠١٩", &[(Bsn, "٩٩٩٩٩٠٠١٩")]),
        ("𝟗𝟗𝟗𝟗𝟗𝟎𝟎𝟏𝟗", &[(Bsn, "𝟗𝟗𝟗𝟗𝟗𝟎𝟎𝟏𝟗")]),
        ("123\u{a0}456\u{a0}782", &[(Bsn, "123\u{a0}456\u{a0}782")]),
        ("123\u{2011}456\u{2011}782", &[(Bsn, "123\u{2011}456\u{2011}782")]),
        ("1️⃣2️⃣3️⃣4️⃣5️⃣6️⃣7️⃣8️⃣2️⃣", &[(Bsn, "1️⃣2️⃣3️⃣4️⃣5️⃣6️⃣7️⃣8️⃣2")]),
        ("Bel ０６-１２３４５６７８!", &[(Phone, "０６-１２３４５６７８")]),
        ("06\u{200b}12\u{200b}345678", &[(Phone, "06\u{200b}12\u{200b}345678")]),
        ("😀 999990019 😀", &[(Bsn, "999990019")]),
    ]);
}

#[test]
fn phone_numbers_of_people() {
    check(&[
        ("Bel me: 06-12345678, na 4 uur", &[(Phone, "06-12345678")]),
        ("06 1234 5678", &[(Phone, "06 1234 5678")]),
        ("0612345678", &[(Phone, "0612345678")]),
        ("06 12 34 56 78", &[(Phone, "06 12 34 56 78")]),
        ("06.12.34.56.78", &[(Phone, "06.12.34.56.78")]),
        ("06 - 12345678 2 keer", &[(Phone, "06 - 12345678")]),
        ("tel:0612345678", &[(Phone, "0612345678")]),
        ("+31 6 12345678", &[(Phone, "+31 6 12345678")]),
        ("+31612345678", &[(Phone, "+31612345678")]),
        ("+31 (0)6 1234 5678", &[(Phone, "+31 (0)6 1234 5678")]),
        ("(+31) 6 1234 5678", &[(Phone, "(+31) 6 1234 5678")]),
        ("0031612345678", &[(Phone, "0031612345678")]),
        ("0031 6 12345678", &[(Phone, "0031 6 12345678")]),
        ("(020) 123 45 67", &[(Phone, "(020) 123 45 67")]),
        ("010-1234567", &[(Phone, "010-1234567")]),
        ("0345-123456", &[(Phone, "0345-123456")]),
        ("0345 12 34 56", &[(Phone, "0345 12 34 56")]),
        ("085-1234567", &[(Phone, "085-1234567")]),
        ("+32 470 12 34 56", &[(Phone, "+32 470 12 34 56")]),
        ("+380 44 123 4567", &[(Phone, "+380 44 123 4567")]),
        ("0032 470 12 34 56", &[(Phone, "0032 470 12 34 56")]),
        // Nine digits of it pass the eleven-test.
        ("+31 612345671", &[(Phone, "+31 612345671")]),
        ("0031 612345671", &[(Phone, "0031 612345671")]),
        ("06-12345678 of 999990019", &[(Phone, "06-12345678"), (Bsn, "999990019")]),
    ]);
}

#[test]
fn phone_numbers_of_nobody() {
    check(&[
        ("Kindertelefoon 0800-0432 hangt op elke wc-deur", &[]),
        ("0800 1234567", &[]),
        ("Bel 0900-1996 of 0900 1234567", &[]),
        ("Bel 113 of 0800-0113", &[]),
        ("Bel 112!", &[]),
        ("14 024 en 14024", &[]),
        ("088-1234567", &[]),
        ("+31 88 123 45 67", &[]),
        ("+31 881234564", &[]),
        ("0031 800 1234567", &[]),
        ("0123456789", &[]),
        ("06-1234567", &[]),
        ("061234567890", &[]),
        ("+316123456789", &[]),
        ("1061234567 8", &[]),
        ("01-02-2026 14 uur, 15 uur", &[]),
        ("2024 0612", &[]),
        ("+ 1.000.000.000", &[]),
        ("+1.000.000.000 meer", &[]),
    ]);
}

#[test]
fn account_numbers_pass_their_check_in_any_country() {
    check(&[
        ("NL91ABNA0417164300", &[(Iban, "NL91ABNA0417164300")]),
        ("Stort op NL91 ABNA 0417 1643 00 ten name van", &[(Iban, "NL91 ABNA 0417 1643 00")]),
        ("nl91abna0417164300.", &[(Iban, "nl91abna0417164300")]),
        ("nl91 abna 0417 1643 00", &[(Iban, "nl91 abna 0417 1643 00")]),
        ("NL 91 ABNA 0417 1643 00", &[(Iban, "NL 91 ABNA 0417 1643 00")]),
        ("NL91.ABNA.0417.1643.00", &[(Iban, "NL91.ABNA.0417.1643.00")]),
        ("NL91\u{200b}ABNA0417164300", &[(Iban, "NL91\u{200b}ABNA0417164300")]),
        ("DE89 3704 0044 0532 0130 00", &[(Iban, "DE89 3704 0044 0532 0130 00")]),
        ("BE68539007547034", &[(Iban, "BE68539007547034")]),
        ("NO93 8601 1117 947", &[(Iban, "NO93 8601 1117 947")]),
        ("GB82 WEST 1234 5698 7654 32", &[(Iban, "GB82 WEST 1234 5698 7654 32")]),
        ("MT84MALT011000012345MTLCAST001S", &[(Iban, "MT84MALT011000012345MTLCAST001S")]),
        // Nine of its digits would be a citizen service number.
        ("NL06 RABO 0 999990019", &[(Iban, "NL06 RABO 0 999990019")]),
        ("1NL91ABNA0417164300", &[]),
        // These pass the check, and are sentences.
        ("OP 43 gezinnen gezinnen", &[]),
        ("in 43 2001 2002 2003", &[]),
        ("NL92ABNA0417164300", &[]),
        ("XNL91ABNA0417164300", &[]),
        ("NL91ABNA0417164300X", &[]),
        ("in 20 jaar tijd is er niets veranderd aan het stelsel", &[]),
        ("K3 2024 B5", &[]),
    ]);
}

#[test]
fn mail_addresses() {
    check(&[
        ("mailen naar marieke.devries@example.nl dan", &[(Email, "marieke.devries@example.nl")]),
        ("Mail: a_b+c@sub.school-x.co.uk.", &[(Email, "a_b+c@sub.school-x.co.uk")]),
        ("...anna@x.nl", &[(Email, "anna@x.nl")]),
        ("ＡＮＮＡ＠x.nl", &[(Email, "ＡＮＮＡ＠x.nl")]),
        ("jan (at) school.nl", &[(Email, "jan (at) school.nl")]),
        ("jan[at]school.nl", &[(Email, "jan[at]school.nl")]),
        ("jan at school punt nl", &[(Email, "jan at school punt nl")]),
        ("jan apenstaartje mijn-school punt nl", &[(Email, "jan apenstaartje mijn-school punt nl")]),
        ("jan @ school.nl", &[(Email, "jan @ school.nl")]),
        ("jan(at)school(dot)nl", &[(Email, "jan(at)school(dot)nl")]),
        ("0612345678@x.nl", &[(Email, "0612345678@x.nl")]),
        ("999990019@x.nl", &[(Bsn, "999990019")]),
        ("jan@school", &[]),
        ("jan@school.n", &[]),
        ("jan@1.2.3.44", &[]),
        ("kom naar zaal @ plein.Daar is koffie", &[]),
        ("@school.nl volgt ons", &[]),
        ("Look at example.nl for more", &[]),
        ("kom naar zaal @ plein", &[]),
        ("5 stuks @ 3.50", &[]),
        ("We stonden at the dot", &[]),
    ]);
}
