//! The vote round and its outcome.

use super::{Counted, Said};

pub const VOTES_LEFT: Counted = Counted::new(
    Said::new("Je hebt nog 1 stem", "You have 1 vote left"),
    Said::new("Je hebt nog {n} stemmen", "You have {n} votes left"),
);
pub const REFLECTIONS: Counted =
    Counted::new(Said::new("1 reflectie", "1 reflection"), Said::new("{n} reflecties", "{n} reflections"));
pub const VOTES: Counted = Counted::new(Said::new("1 stem", "1 vote"), Said::new("{n} stemmen", "{n} votes"));
pub const ONE_LESS: Said = Said::new("Een stem minder voor {title}", "One vote less for {title}");
pub const ONE_MORE: Said = Said::new("Een stem meer voor {title}", "One vote more for {title}");
/// For a reflection, whose words would be too long a name for a button.
pub const THIS_ONE: Said = Said::new("deze reflectie", "this reflection");
/// A vote counts on the phone at once, and elsewhere only once it is sent.
pub const VOTING_OFFLINE: Said = Said::new(
    "Geen verbinding. Je kunt doorstemmen. We versturen het straks.",
    "No connection. You can go on voting. We will send it later.",
);
pub const VOTE_IS_YOURS: Said = Said::new(
    "Wijzigen kan tot de ronde dicht is. Niemand ziet wat jij kiest.",
    "You can change it until the round ends. Nobody sees what you choose.",
);
pub const RESULTS: Said = Said::new("Uitkomst", "Results");
pub const TOO_FEW_VOTES: Said = Said::new("Nog te weinig stemmen om te tonen.", "Too few votes to show yet.");
pub const NO_THEMES: Said = Said::new(
    "Er zijn nog geen thema’s om op te stemmen. De begeleider maakt ze nog.",
    "There are no themes to vote for yet. The moderator is still making them.",
);
/// While the hall talks and the totals are not shown yet.
pub const STILL_SECRET: Counted = Counted::new(
    Said::new(
        "De stemmen zijn nog geheim. 1 mens heeft gestemd.",
        "The votes are still secret. 1 person voted.",
    ),
    Said::new(
        "De stemmen zijn nog geheim. {n} mensen hebben gestemd.",
        "The votes are still secret. {n} people voted.",
    ),
);
