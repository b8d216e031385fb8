//! Names, softly: only where the words around them say that a person is meant, and only with a capital. In a text
//! without capitals nothing tells a name from another word.

use super::letters::{Letters, is_upper};

/// Said with "mijn", or without it.
const RELATIONS: &str = "dochter dochtertje zoon zoontje man vrouw echtgenoot echtgenote partner ex moeder mama mam \
    vader papa pap broer broertje zus zusje kind kindje kleinkind kleinzoon kleindochter oma opa tante oom neef neefje \
    nicht nichtje pleegkind pleegzoon pleegdochter stiefzoon stiefdochter client cliente patient patiente \
    leerling pupil buurvrouw buurman buurjongen buurmeisje collega vriend vriendin vriendje vriendinnetje begeleider \
    begeleidster mentor behandelaar daughter son husband wife mother father mum mom dad brother sister child \
    grandmother grandfather grandson granddaughter aunt uncle cousin neighbour neighbor colleague friend";
/// Of these, one is only meant as somebody's own: "een man Die" is any man.
const OWN_ONLY: &str = "man vrouw partner ex kind kindje mam pap mentor child client patient wife friend";
const POSSESSIVES: &str =
    "mijn m'n mn onze ons zijn z'n zn haar d'r hun jouw je jullie uw my our his her their your";
const TITLES: &str =
    "meneer mevrouw mevr mw dhr juf juffrouw meester dokter dr drs prof professor mr mrs ms miss doctor";
/// Between a first and a last name.
const PARTICLES: &str = "de den der van von ten ter te 't el al ben bin la le du da dos di";
/// Capitalised at the start of a line or by a phone's keyboard; nobody is called so.
const ORDINARY: &str = "de het een is was heeft had hebben wil wilde kan kon moet moest mag mocht gaat ging zit zat \
    krijgt kreeg wordt werd worden zal zou doet deed komt kwam zegt zei weet wist ziet zag vindt vond staat stond loopt \
    liep blijft bleef slaapt wacht zijn en of maar want dus dat die dit dan toen als met van voor door naar bij aan op in \
    uit om te ook niet nog nu al er ik je jij hij zij ze we wij jullie hun haar mijn onze alle alleen allemaal wie wat \
    waar hoe iedereen iemand niemand mensen kind kinderen leerling leerlingen jongen jongens meisje meisjes ouder ouders \
    juf meester leraar leraren docent docenten leerkracht leerkrachten jongeren klasgenoot klasgenoten vriend vriendin \
    vriendinnen vrienden eentje groep klas school has had can will would does did says said the and but who when on";
const GROUPS: &str = "groep klas brugklas kleuterklas vmbo mavo havo vwo mbo group grade year";

/// The words that give a name away, for the word from `i` to `end` that leads to it.
pub(super) fn find(l: &Letters<'_>, i: usize, end: usize) -> Option<(usize, usize)> {
    let next = l.skip(end, 3, |c| matches!(c, ' ' | '.' | ',' | '('));
    if next == end {
        return None;
    }
    if is_upper(l.at(next)) && l.listed(i, end, RELATIONS) {
        return relation(l, i, end, next);
    }
    if l.listed(i, end, "heet genaamd named called") {
        return called(l, i, end, next);
    }
    if matches!(l.at(end), ' ' | '.') && l.listed(i, end, TITLES) {
        return full_name(l, next).map(|to| (i, to));
    }
    in_group(l, i, end).map(|to| (i, to))
}

/// Not a name, though written like one.
pub(super) fn is_ordinary(l: &Letters<'_>, from: usize, to: usize) -> bool {
    l.listed(from, to, ORDINARY)
}

/// "mijn dochter Anna", "mijn dochter, Anna, …", "mijn dochter (Anna)". A relation with a capital of its own stands in
/// a title, unless a sentence starts there.
fn relation(l: &Letters<'_>, i: usize, end: usize, next: usize) -> Option<(usize, usize)> {
    let from = possessive(l, i);
    let titled = is_upper(l.at(i)) && !l.starts_sentence(i);
    if titled || (from == i && l.listed(i, end, OWN_ONLY)) {
        return None;
    }
    let to = full_name(l, next)?;
    let fits = match (l.at(end), l.before(next)) {
        (' ', ' ') => true,
        (',', ' ') => l.at(to) == ',',
        (' ', '(') => l.at(to) == ')',
        _ => false,
    };
    fits.then_some((from, to))
}

/// "mijn dochter heet Anna", "zij heet Anna"; but "dat heet Passend Onderwijs".
fn called(l: &Letters<'_>, i: usize, end: usize, next: usize) -> Option<(usize, usize)> {
    let from = word_before(l, i);
    let person = l.listed(from, i.checked_sub(1)?, "ik hij zij ze") || l.listed(from, i - 1, RELATIONS);
    (person && l.at(end) == ' ').then(|| full_name(l, next).map(|to| (possessive(l, from), to)))?
}

/// "Sem uit groep 7", "Jayden uit 3 vmbo", "Sem (groep 7)". An age alone would also find "Wachttijd (3 jaar)".
fn in_group(l: &Letters<'_>, i: usize, end: usize) -> Option<usize> {
    if !l.is_capitalised(i, end) {
        return None;
    }
    let mut at = l.spaces(end);
    let open = l.at(at) == '(';
    let from = l.word_end(at);
    if open {
        at += 1;
    } else if l.listed(at, from, "uit from") {
        at = l.spaces(from);
    } else {
        return None;
    }
    if is_ordinary(l, i, end) {
        return None;
    }
    let number = l.skip(at, 2, |c| c.is_ascii_digit());
    let word = l.spaces(number);
    let to = l.word_end(word);
    let level = l.skip(l.spaces(to), 2, |c| c.is_ascii_digit());
    let numbered = number > at || level > l.spaces(to);
    let end = if number > at { to } else { level };
    (numbered && l.listed(word, to, GROUPS)).then(|| end + usize::from(open && l.at(end) == ')'))
}

/// Where a name of up to four words ends.
fn full_name(l: &Letters<'_>, from: usize) -> Option<usize> {
    let mut at = from;
    let mut found = None;
    for _ in 0..4 {
        let end = l.word_end(at);
        if l.is_capitalised(at, end) && !is_ordinary(l, at, end) {
            found = Some(end);
        } else if !l.listed(at, end, PARTICLES) {
            break;
        }
        if l.at(end) != ' ' {
            break;
        }
        at = end + 1;
    }
    found
}

/// Where the possessive before the word at `i` starts; `i` itself if none stands there.
fn possessive(l: &Letters<'_>, i: usize) -> usize {
    let from = word_before(l, i);
    if from < i && l.listed(from, i - 1, POSSESSIVES) { from } else { i }
}

/// Where the short word starts that ends in the space before `i`, with its apostrophe; `i` itself if none does.
fn word_before(l: &Letters<'_>, i: usize) -> usize {
    if l.before(i) != ' ' {
        return i;
    }
    let mut from = i - 1;
    while from > 0 && i - from < 16 && (super::letters::is_letter(l.before(from)) || l.before(from) == '\'') {
        from -= 1;
    }
    from
}
