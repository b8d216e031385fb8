//! Sentences about the hall as moderators steer it: rounds, timer, screen, people, settings; and what the big screen
//! says of votes and time.

use super::{Counted, Said};
use crate::command::Afterwards;

// ---- rounds ----
pub const COLLEAGUE_WAS_FIRST: Said = Said::new(
    "Een collega was je voor. De ronde is nu: {round}.",
    "A colleague was first. The round is now: {round}.",
);
pub const BACK_TO_LOBBY: Said = Said::new(
    "Terug naar het welkom. Niemand kan nu schrijven. Wat er staat, blijft staan.",
    "Back to the welcome. Nobody can write now. What is there, stays.",
);
pub const BACK_TO_WRITE: Said = Said::new(
    "Terug naar Schrijven. Wat al te lezen was, blijft te lezen. Wat nu komt, zien anderen pas bij Lezen.",
    "Back to Write. What could be read stays so. What comes now, others see from Read on.",
);
pub const BACK_TO_ROUND: Said = Said::new(
    "Terug naar {round}. Stemmen en thema’s blijven bewaard.",
    "Back to {round}. Votes and themes are kept.",
);
pub const BACK_TO_VOTE: Said = Said::new(
    "Terug naar Stemmen. De stemmen staan er nog, en mensen kunnen ze veranderen.",
    "Back to Vote. The votes are still there, and people can change them.",
);
pub const NOW_CLOSED: Said = Said::new(
    "Het bord is dicht: de code werkt niet meer. Je kunt nog terug.",
    "The board is closed: the code no longer works. You can still go back.",
);
pub const OPEN_AGAIN: Said = Said::new(
    "Het bord is weer open. De ronde is nu: {round}.",
    "The board is open again. The round is now: {round}.",
);

// ---- timer ----
pub const TIMER: Said = Said::new("Timer", "Timer");
pub const START_TIMER: Said = Said::new("Start de timer", "Start the timer");
pub const MINUTES: Counted =
    Counted::new(Said::new("1 minuut", "1 minute"), Said::new("{n} minuten", "{n} minutes"));
pub const MINUTE_MORE: Said = Said::new("Een minuut langer", "One minute longer");
pub const MINUTE_LESS: Said = Said::new("Een minuut korter", "One minute shorter");
pub const TWO_MORE: Said = Said::new("Twee minuten langer", "Two minutes longer");
pub const STOP_TIMER: Said = Said::new("Stop de timer", "Stop the timer");
pub const TIMER_SET: Said = Said::new("De timer loopt: nog {time}.", "The timer runs: {time} left.");
pub const TIMER_STOPPED: Said = Said::new("De timer staat uit.", "The timer is off.");
pub const TIMER_HINT: Said =
    Said::new("Er sluit niets vanzelf als de tijd om is.", "Nothing closes by itself when the time is up.");
pub const TIME_IS_UP: Said = Said::new("De tijd is om.", "Time is up.");
pub const TIME_UP: Said = Said::new("Tijd is om", "Time is up");
pub const MINUTES_LEFT: Counted = Counted::new(
    Said::new("Nog 1 minuut.", "1 minute left."),
    Said::new("Nog {n} minuten.", "{n} minutes left."),
);
/// On the big screen, where room is dear.
pub const MIN_LEFT: Said = Said::new("nog {n} min", "{n} min left");
pub const TIME_LEFT: Said = Said::new("Nog {time}", "{time} left");
pub const SOUND: Said = Said::new("Geluid als de tijd om is", "Sound when the time is up");

// ---- control of the screen ----
pub const SCREEN_TAB: Said = Said::new("Scherm", "Screen");
pub const BIG_SCREEN: Said = Said::new("Het grote scherm", "The big screen");
pub const WHAT_THE_HALL_SEES: Said = Said::new("Dit ziet de zaal", "What the hall sees");
pub const MODE: Said = Said::new("Op het scherm", "On the screen");
pub const IN_SPOTLIGHT: Said = Said::new("In beeld", "Spotlight");
pub const PREVIOUS: Said = Said::new("Vorige", "Previous");
pub const NEXT: Said = Said::new("Volgende", "Next");
pub const PLACE_OF: Said = Said::new("{n} van {all}", "{n} of {all}");
pub const OF_THEME: Said = Said::new("uit {theme}", "from {theme}");
pub const WITHOUT_THEME: Said = Said::new("zonder thema", "without a theme");
pub const NOTHING_TO_SHOW: Said =
    Said::new("Nog niemand mag iets lezen.", "There is nothing yet that all may read.");
pub const CHOOSE_FIRST: Said = Said::new("Nog niets in beeld", "Nothing in the spotlight yet");
pub const BACK_FROM_BLACK: Said = Said::new("Weer aan", "Show again");
pub const VOTES: Said = Said::new("Stemmen", "Votes");
pub const RESULTS_SHOWN: Said =
    Said::new("De uitkomst is nu voor iedereen te zien.", "Everybody can see the results now.");
pub const RESULTS_HIDDEN: Said = Said::new("De uitkomst is weer geheim.", "The results are hidden again.");
pub const SHOW_RESULTS: Said = Said::new("Toon de uitkomst", "Show the results");
pub const HIDE_RESULTS: Said = Said::new("Verberg de uitkomst", "Hide the results");
pub const SEE_TOTALS: Said = Said::new("Bekijk de stand", "See the totals");
pub const VOTED: Counted = Counted::new(
    Said::new("1 mens heeft gestemd", "1 person has voted"),
    Said::new("{n} mensen hebben gestemd", "{n} people have voted"),
);
pub const VOTED_SHORT: Said = Said::new("gestemd", "voted");
pub const TOO_FEW: Said = Said::new("Nog te weinig stemmen om te tonen", "Too few votes to show yet");
pub const TOO_FEW_WHY: Said = Said::new(
    "Vanaf 5 stemmers zie je hier de stand. Eerder zou te zien zijn wie wat koos.",
    "From 5 voters on you see the totals here. Earlier they would tell who chose what.",
);
pub const ONLY_YOU: Said = Said::new(
    "Alleen begeleiders zien deze stand, tot jij hem toont.",
    "Only moderators see these totals, until you show them.",
);
pub const ALL_SEE: Said = Said::new("Iedereen ziet deze stand.", "Everybody sees these totals.");
pub const NO_VOTES: Said = Said::new("Er is nog niet gestemd.", "Nobody has voted yet.");

// ---- coming in ----
pub const GONE_HINT: Said = Said::new(
    "De organisator heeft het gewist, of de bewaartijd is om.",
    "The organiser erased it, or it was kept for as long as agreed.",
);

// ---- big screen ----
pub const FIRST_ABOUT: Said =
    Said::new("Hier gaan we het eerst over hebben", "This is what we talk about first");
pub const WHAT_FIRST: Said = Said::new("Waar gaan we het eerst over hebben?", "What do we talk about first?");
pub const SECRET: Said = Said::new("De stemmen zijn nog geheim", "The votes are still secret");
pub const VOTES_LATER: Said = Said::new("Stemmen doen we in ronde 4", "We vote in round 4");
/// `{votes}` and `{people}` come with their numbers.
pub const VOTES_OF: Said = Said::new("{votes} van {people}", "{votes} from {people}");
pub const VOTE_COUNT: Counted =
    Counted::new(Said::new("1 stem", "1 vote"), Said::new("{n} stemmen", "{n} votes"));
pub const PEOPLE_COUNT: Counted =
    Counted::new(Said::new("1 mens", "1 person"), Said::new("{n} mensen", "{n} people"));
pub const LOCKED: Said = Said::new("Op slot", "Locked");
pub const LOCKED_HINT: Said = Said::new("Wie al meedoet, doet gewoon mee.", "Whoever is in, stays in.");
/// On a board where people give a name.
pub const NO_ACCOUNT_NAMED: Said = Said::new("Geen account nodig", "No account needed");
pub const VOTES_LATER_HINT: Said = Said::new(
    "Dan zie je hier waar we het eerst over hebben.",
    "Then you see here what we talk about first.",
);
pub const EMPTY_HINT: Said = Said::new(
    "De code staat hieronder. Wat je schrijft, komt hier te staan.",
    "The code is below. What you write comes up here.",
);
pub const WALL_LATER_HINT: Said =
    Said::new("Schrijf rustig door. De code staat hieronder.", "Go on writing. The code is below.");
pub const THEMES_LATER: Said = Said::new(
    "In ronde 3 leggen we bij elkaar wat bij elkaar hoort.",
    "In round 3 we put together what belongs together.",
);
pub const THEMES_SOON: Said = Said::new(
    "We leggen nu bij elkaar wat bij elkaar hoort.",
    "We are putting together what belongs together.",
);
pub const SPOT_HINT: Said =
    Said::new("De begeleider kiest zo een reflectie.", "The moderator will choose a reflection soon.");
pub const REST_ON_PHONE: Said =
    Said::new("De hele tekst staat op je telefoon.", "The whole text is on your phone.");
pub const LIGHT: Said = Said::new("Licht, donker, contrast", "Light, dark, contrast");
pub const NOW_DARK: Said = Said::new("Het scherm is nu donker.", "The screen is dark now.");
pub const NOW_LIGHT: Said = Said::new("Het scherm is nu licht.", "The screen is light now.");
pub const NOW_CONTRAST: Said =
    Said::new("Het scherm heeft nu hoog contrast.", "The screen has high contrast now.");
pub const SOUND_ON: Said = Said::new("Geluid staat aan.", "The sound is on.");
pub const SOUND_OFF: Said = Said::new("Geluid staat uit.", "The sound is off.");
pub const KEYS_ON: Said = Said::new("Toetsen staan aan", "Keys are on");
pub const KEYS_OFF: Said = Said::new("Toetsen staan uit", "Keys are off");
pub const PAUSE: Said = Said::new("Pauzeer", "Pause");
pub const GO_ON: Said = Said::new("Ga door", "Go on");
pub const PAUSED: Said = Said::new("Het beeld staat stil.", "The picture stands still.");
pub const GOES_ON: Said = Said::new("Het beeld gaat weer door.", "The picture goes on again.");
/// Behind [`GO_ON`].
pub const WAITING: Counted = Counted::new(
    Said::new("1 nieuwe wacht", "1 new one waits"),
    Said::new("{n} nieuwe wachten", "{n} new ones wait"),
);
pub const NEW_ONES: Counted = Counted::new(
    Said::new("1 nieuwe reflectie.", "1 new reflection."),
    Said::new("{n} nieuwe reflecties.", "{n} new reflections."),
);
/// `{new}` is [`NEW_ONES`].
pub const NEW_IN_ALL: Said = Said::new("{new} {n} in totaal.", "{new} {n} in all.");
pub const LAST_PICTURE: Said =
    Said::new("Geen verbinding. Het laatste beeld blijft staan.", "No connection. The last picture stays.");
pub const BACK: Said = Said::new("Weer verbonden.", "Connected again.");
pub const TIMES: Said = Said::new("{n} keer geschreven", "written {n} times");

// ---- people ----
pub const PEOPLE: Said = Said::new("Mensen", "People");
pub const HALL: Said = Said::new("De zaal", "The hall");
pub const HALL_JOINED: Said = Said::new("doen mee", "have joined");
pub const HALL_CONNECTED: Said = Said::new("nu verbonden", "connected now");
pub const HALL_POSTED: Said = Said::new("plaatsten iets", "have posted");
pub const HALL_SILENT: Said = Said::new("nog stil", "still silent");
pub const ALL_IN: Said = Said::new("Alles wat verstuurd is, is binnen.", "All that was sent has come in.");
/// `{what}` and `{phones}` come with their numbers.
pub const NOT_IN: Said = Said::new("{what} van {phones} nog niet binnen", "{what} from {phones} not yet in");
pub const PHONES: Counted =
    Counted::new(Said::new("1 telefoon", "1 phone"), Said::new("{n} telefoons", "{n} phones"));
pub const COLLEAGUES: Said = Said::new("Begeleiders aan tafel", "Moderators at the table");
pub const YOU: Said = Said::new("(jij)", "(you)");
pub const IS_AT: Said = Said::new("bij {what}", "at {what}");
pub const HOLDS: Counted =
    Counted::new(Said::new("houdt er 1 vast", "holds 1"), Said::new("houdt er {n} vast", "holds {n}"));
pub const NOBODY_ELSE: Said = Said::new("Je bent hier alleen.", "You are alone here.");
pub const ASK_NAME: Said =
    Said::new("Hoe heet je? (alleen voor collega’s)", "What is your name? (only for colleagues)");
pub const KEEP_NAME: Said = Said::new("Bewaar", "Save");
pub const SKIP: Said = Said::new("Sla over", "Skip");
pub const NAME_KEPT: Said =
    Said::new("Collega’s zien je nu als {name}.", "Colleagues now see you as {name}.");
pub const WAY_IN: Said = Said::new("Meedoen", "Joining");
pub const CODE: Said = Said::new("Code", "Code");
pub const LOCK: Said = Said::new("Geen nieuwe mensen", "No new people");
pub const LOCK_HINT: Said = Said::new(
    "Wie al meedoet, blijft erin. Anderen lezen: dit bord is op slot.",
    "Whoever is in stays in. Others read: this board is locked.",
);
pub const LOCKED_NOW: Said = Said::new("Op slot: er komen geen nieuwe mensen bij.", "Locked: no new people.");
pub const UNLOCKED_NOW: Said =
    Said::new("Van slot: nieuwe mensen kunnen meedoen.", "Unlocked: new people can join.");
pub const NEW_CODE: Said = Said::new("Nieuwe code", "New code");
pub const NEW_CODE_HINT: Said = Said::new(
    "De oude code werkt dan niet meer. Wie al meedoet, blijft erin. Het grote scherm toont de nieuwe code.",
    "The old code then no longer works. Whoever is in stays in. The big screen shows the new code.",
);
pub const MAKE_NEW_CODE: Said = Said::new("Maak een nieuwe code", "Make a new code");
pub const CODE_IS_NEW: Said = Said::new("Dit is de nieuwe code.", "This is the new code.");
pub const REMOVE_WRITER: Said = Said::new("Schrijver weghalen", "Remove the writer");
pub const REMOVE_PERSON: Said =
    Said::new("Haal deze persoon van het bord", "Remove this person from the board");
pub const REMOVE_PERSON_HINT: Said = Said::new(
    "Wie dit schreef, kan dan niets meer plaatsen of stemmen. Wie het is, zie jij niet.",
    "Whoever wrote this can then post and vote no more. You do not see who it is.",
);
pub const REMOVE_FAILS_FOR_STAFF: Said =
    Said::new("Een collega kun je niet weghalen.", "You cannot remove a colleague.");
pub const WRITER_UNKNOWN: Said =
    Said::new("Wie dit schreef, is niet meer bekend.", "Who wrote this is no longer known.");
pub const WHAT_OF_TEXTS: Said = Said::new("En wat deze persoon schreef?", "And what this person wrote?");
pub const PERSON_REMOVED: Said =
    Said::new("Deze persoon doet niet meer mee.", "This person no longer takes part.");
pub const REMOVE_NOW: Said = Said::new("Haal weg", "Remove");

/// What becomes of a removed person's texts, and what that means.
pub fn afterwards(then: Afterwards) -> (Said, Said) {
    match then {
        Afterwards::Keep => (
            Said::new("Laat alles staan", "Leave everything"),
            Said::new("De teksten blijven op het bord.", "The texts stay on the board."),
        ),
        Afterwards::SetAside => (
            Said::new("Zet alles opzij", "Set everything aside"),
            Said::new(
                "Niemand leest ze meer. Je kunt ze terugzetten.",
                "Nobody reads them any more. You can put them back.",
            ),
        ),
        Afterwards::Erase => (
            Said::new("Wis alles", "Erase everything"),
            Said::new(
                "De teksten en stemmen zijn dan weg. Dat kan niet terug.",
                "The texts and votes are gone then. That cannot be taken back.",
            ),
        ),
    }
}

// ---- how the board works ----
pub const SETTINGS: Said = Said::new("Instellingen", "Settings");
pub const ROUND_PROMPT: Said = Said::new("Vraag van deze ronde", "Question of this round");
pub const ALL_PROMPTS: Said = Said::new("Alle vragen", "All questions");
pub const PROMPT_NOW: Said = Said::new("De vraag is nu: {prompt}.", "The question is now: {prompt}.");
pub const ALL_PROMPTS_NOW: Said = Said::new("Alle vragen staan open.", "All questions are open.");
pub const AGREEMENTS: Said = Said::new("Afspraken", "Agreements");
pub const AGREEMENTS_HINT: Said =
    Said::new("Alleen de organisator kan deze wijzigen.", "Only the organiser can change these.");
pub const SET_IDENTITY: Said = Said::new("Hoe doen mensen mee?", "How do people take part?");
pub const ANONYMOUS: Said = Said::new("Zonder naam", "Without a name");
pub const NAMED: Said = Said::new("Met een naam", "With a name");
pub const SET_VOTE_ON: Said = Said::new("Waar stemmen mensen op?", "What do people vote on?");
pub const ON_THEMES: Said = Said::new("Op thema’s", "On themes");
pub const ON_REFLECTIONS: Said = Said::new("Op reflecties", "On reflections");
pub const SET_VOTES: Said = Said::new("Stemmen per persoon", "Votes per person");
pub const SET_PER_TARGET: Said = Said::new(
    "Stemmen van één persoon op één keuze, hoogstens",
    "Votes of one person on one choice, at most",
);
pub const SET_LANGUAGE: Said = Said::new("Taal van het bord", "Language of the board");
pub const DUTCH: Said = Said::new("Nederlands", "Dutch");
pub const ENGLISH: Said = Said::new("Engels", "English");
pub const SET_RETENTION: Said = Said::new("Dagen dat het bord bewaard blijft", "Days that the board is kept");
pub const BETWEEN: Said = Said::new("Van {from} tot en met {to}", "From {from} to {to}");
pub const MODERATION_HINT: Said = Said::new(
    "Achteraf: een reflectie gaat zonder wachten door. Vooraf: een begeleider keurt hem eerst goed.",
    "Afterwards: a reflection goes on without waiting. Before: a moderator approves it first.",
);
pub const REVEAL_HINT: Said = Said::new(
    "Vanaf ronde 2 schrijft iedereen eerst voor zichzelf.",
    "From round 2 on: everybody first writes for themselves.",
);
pub const IDENTITY_HINT: Said = Said::new(
    "Met een naam ziet iedereen wie wat schreef. Zonder naam weet niemand het, ook jij niet.",
    "With a name everybody sees who wrote what. Without, nobody knows, not even you.",
);
pub const GROUP_HINT: Said = Said::new(
    "Iedereen laten ordenen past bij een kleine groep.",
    "Letting everybody group suits a small room.",
);
pub const PERSPECTIVE_HINT: Said = Said::new(
    "Een groep van minder dan 5 laten we nooit apart zien.",
    "A group of fewer than 5 is never shown apart.",
);
pub const LANGUAGE_HINT: Said = Said::new(
    "Wat mensen zelf schreven, vertalen we niet.",
    "What people wrote themselves is not translated.",
);
pub const SAVED: Said = Said::new("Bewaard: {what}", "Saved: {what}");
pub const BEING_SAVED: Said = Said::new("Wordt bewaard: {what}…", "Being saved: {what}…");
pub const SAVES_LATER: Said = Said::new("Wacht op verbinding: {what}", "Waits for a connection: {what}");
pub const BUSY: Said = Said::new("Bezig…", "Working…");
pub const BEING_CLOSED: Said = Said::new("Het bord wordt gesloten…", "The board is being closed…");
pub const CLOSED_FOR_GOOD: Said = Said::new("Het bord is voor goed dicht.", "The board is closed for good.");
pub const BEING_ERASED: Said = Said::new("Het bord wordt gewist…", "The board is being erased…");
pub const OFFLINE_HERE: Said = Said::new(
    "Geen verbinding. Wat je verandert, versturen we straks.",
    "No connection. What you change is sent later.",
);
pub const OFFLINE_WAITS: Counted = Counted::new(
    Said::new(
        "Geen verbinding. 1 verandering wacht en gaat straks mee.",
        "No connection. 1 change waits and is sent later.",
    ),
    Said::new(
        "Geen verbinding. {n} veranderingen wachten en gaan straks mee.",
        "No connection. {n} changes wait and are sent later.",
    ),
);
pub const BACK_ALL_SAVED: Said =
    Said::new("Weer verbonden. Alles is bewaard.", "Connected again. Everything is saved.");
/// Beside a field. `{n}` is how many there are now.
pub const TOO_LONG: Said = Said::new(
    "Dat is te lang: {n} tekens, en er mogen er {limit} staan. Maak het korter. Je tekst blijft staan.",
    "That is too long: {n} characters, and {limit} may stand there. Make it shorter. Your text stays.",
);
pub const NEEDS_NAME: Said = Said::new("Schrijf hier een naam.", "Write a name here.");

// ---- organiser: on whose behalf ----
pub const PERSPECTIVES: Said = Said::new("Namens wie", "On whose behalf");
pub const PERSPECTIVES_HINT: Said = Said::new(
    "Mensen mogen dit kiezen bij hun reflectie. “Zeg ik liever niet” staat er altijd bij.",
    "People may choose this with their reflection. “I prefer not to say” is always there.",
);
pub const PRESET: Said = Said::new("Neem een lijst over", "Take over a list");
pub const PRESET_TAKEN: Said = Said::new("lijst {what}", "list {what}");
pub const NO_PERSPECTIVES: Said =
    Said::new("Nog geen. Mensen krijgen deze vraag dan niet.", "None yet. People are not asked then.");
pub const ADD_PERSPECTIVE: Said = Said::new("Nog een", "One more");
pub const ADD: Said = Said::new("Voeg toe", "Add");
pub const UP: Said = Said::new("Omhoog: {what}", "Up: {what}");
pub const DOWN: Said = Said::new("Omlaag: {what}", "Down: {what}");
pub const REMOVE_ONE: Said = Said::new("Haal weg: {what}", "Remove: {what}");
pub const NAME_OF: Said = Said::new("Naam", "Name");
pub const MOST_OF: Said = Said::new("Hoogstens {n}.", "At most {n}.");
pub const THERE_ALREADY: Said = Said::new("Die staat er al.", "That one is there already.");

// ---- organiser: questions ----
pub const PROMPTS: Said = Said::new("De vragen", "The questions");
pub const PROMPTS_HINT: Said = Said::new(
    "Elke vraag heeft een korte titel, een kleur en een vorm.",
    "Each question has a short title, a colour and a shape.",
);
pub const PROMPT_TITLE: Said = Said::new("Titel", "Title");
pub const PROMPT_QUESTION: Said = Said::new("Vraag", "Question");
pub const IN_USE: Counted = Counted::new(
    Said::new("Kan niet weg: er is 1 reflectie op.", "Cannot go: 1 reflection answers it."),
    Said::new("Kan niet weg: er zijn {n} reflecties op.", "Cannot go: {n} reflections answer it."),
);
pub const LAST_PROMPT: Said = Said::new("Er moet één vraag blijven.", "One question must stay.");
pub const ADD_PROMPT: Said = Said::new("Nog een vraag", "Another question");
pub const NEEDS_TITLE: Said = Said::new("Een vraag heeft een titel nodig.", "A question needs a title.");

// ---- organiser: worry about someone ----
pub const PROTOCOL: Said = Said::new("Zorg om iemand", "Worry about someone");
pub const PROTOCOL_HINT: Said = Said::new(
    "Dit lezen begeleiders als zij een reflectie opzij zetten omdat zij zich zorgen maken om iemand.",
    "Moderators read this when they set a reflection aside because they worry about someone.",
);
pub const PROTOCOL_LABEL: Said = Said::new("Wat doen begeleiders dan?", "What do moderators do then?");
pub const NO_PROTOCOL: Said = Said::new(
    "Nog niets afgesproken. Spreek dit af voor je begint.",
    "Nothing agreed yet. Agree on this before you begin.",
);
pub const LETTERS: Said = Said::new("Hoogstens {n} tekens.", "At most {n} characters.");
pub const USE_EXAMPLE: Said = Said::new("Gebruik het voorbeeld", "Use the example");
pub const EXAMPLE_PROTOCOL: Said = Said::new(
    "1. Laat de reflectie opzij staan. Toon hem aan niemand.\n\
     2. Zeg het meteen tegen de organisator, niet in de zaal.\n\
     3. Zoek niet uit wie dit schreef. Dat hebben we beloofd.\n\
     4. Zeg tegen de hele zaal: “Zit je ergens mee? Kom straks naar een van ons.” Noem de reflectie niet.\n\
     5. Is er nu gevaar? Bel 112. Advies bij een vermoeden: Veilig Thuis, 0800-2000, dag en nacht, gratis. \
     Denkt iemand aan zelfdoding: 113 of 0800-0113. Voor kinderen: Kindertelefoon, 0800-0432.\n\
     6. Schrijf na afloop op wat je deed en wie je sprak.",
    "1. Leave the reflection aside. Show it to nobody.\n\
     2. Tell the organiser at once, not in the hall.\n\
     3. Do not find out who wrote this. That is our promise.\n\
     4. Say to the whole hall: “Is something on your mind? Come to one of us afterwards.” Do not mention the reflection.\n\
     5. Is there danger now? Call 112. Advice when you suspect abuse: Veilig Thuis, 0800-2000, day and night, free. \
     If someone thinks of suicide: 113 or 0800-0113. For children: Kindertelefoon, 0800-0432.\n\
     6. Afterwards, write down what you did and whom you spoke to.",
);
