//! The contract's table of rights, copied by hand from its text ("Roles, rounds, rights"), so that a slip in
//! `shared::rights` meets a second pair of eyes. Nothing here is derived from the code under test.

/// One line a command. Four columns of roles, each with the phases in which it may: l(obby) w(rite) r(ead) g(roup)
/// v(ote) d(iscuss) c(losed), a point where the answer is `phase`; `role` where it never may.
/// `everyone:` holds only where everyone groups, else `role`; `named:` only on named boards, else `invalid`.
///
/// Behind the bar, what then comes of it by whose reflection the command names: one's own published and own waiting,
/// another's published, another's waiting as an attendee sees it, and the same for staff.
pub(crate) const TABLE: &str = "
command         attendee          moderator organiser projector | own  own-w other     hidden  staff-w
post            .wrgvd.           .wrgvd.   .wrgvd.   role      | yes  yes   yes       yes     yes
post_again      .wrgvd.           .wrgvd.   .wrgvd.   role      | yes  yes   unknown   unknown unknown
edit            lwrgvdc           lwrgvdc   lwrgvdc   role      | yes  yes   not_yours unknown not_yours
withdraw        lwrgvdc           lwrgvdc   lwrgvdc   role      | yes  yes   not_yours unknown not_yours
recognise       ..rgvd.           ..rgvd.   ..rgvd.   role      | yes  phase yes       unknown phase
vote            ....v..           ....v..   ....v..   role      | yes  phase yes       unknown phase
vote_theme      ....v..           ....v..   ....v..   role      | yes  yes   yes       yes     yes
place           everyone:...g...  lwrgvd.   lwrgvd.   role      | yes  yes   yes       unknown yes
unplace         everyone:...g...  lwrgvd.   lwrgvd.   role      | yes  yes   yes       unknown yes
stack           everyone:...g...  lwrgvd.   lwrgvd.   role      | yes  yes   yes       unknown yes
unstack         everyone:...g...  lwrgvd.   lwrgvd.   role      | yes  yes   yes       unknown yes
create_theme    everyone:...g...  lwrgvd.   lwrgvd.   role      | yes  yes   yes       yes     yes
edit_text       everyone:...g...  lwrgvd.   lwrgvd.   role      | yes  yes   yes       yes     yes
colour_theme    everyone:...g...  lwrgvd.   lwrgvd.   role      | yes  yes   yes       yes     yes
key_phrase      everyone:...g...  lwrgvd.   lwrgvd.   role      | yes  phase yes       unknown phase
move_theme      everyone:...g...  lwrgvd.   lwrgvd.   role      | yes  yes   yes       yes     yes
remove_theme    everyone:...g...  lwrgvd.   lwrgvd.   role      | yes  yes   yes       yes     yes
merge_themes    everyone:...g...  lwrgvd.   lwrgvd.   role      | yes  yes   yes       yes     yes
approve         role              lwrgvdc   lwrgvdc   role      | yes  yes   yes       -       yes
set_aside       role              lwrgvdc   lwrgvdc   role      | yes  yes   yes       -       yes
restore         role              lwrgvdc   lwrgvdc   role      | yes  yes   yes       -       yes
set_phase       role              lwrgvdc   lwrgvdc   role      | yes  yes   yes       -       yes
set_timer       role              lwrgvdc   lwrgvdc   role      | yes  yes   yes       -       yes
set_prompt      role              lwrgvdc   lwrgvdc   role      | yes  yes   yes       -       yes
spotlight       role              lwrgvdc   lwrgvdc   role      | yes  phase yes       -       phase
spotlight_theme role              lwrgvdc   lwrgvdc   role      | yes  yes   yes       -       yes
screen          role              lwrgvdc   lwrgvdc   role      | yes  yes   yes       -       yes
reveal_results  role              lwrgvdc   lwrgvdc   role      | yes  yes   yes       -       yes
kick            role              lwrgvdc   lwrgvdc   role      | role role  yes       -       yes
lock            role              lwrgvdc   lwrgvdc   role      | yes  yes   yes       -       yes
rotate_code     role              lwrgvdc   lwrgvdc   role      | yes  yes   yes       -       yes
introduce       named:lwrgvdc     lwrgvdc   lwrgvdc   role      | yes  yes   yes       yes     yes
set_settings    role              role      lwrgvdc   role      | yes  yes   yes       -       yes
set_prompts     role              role      lwrgvdc   role      | yes  yes   yes       -       yes
set_protocol    role              role      lwrgvdc   role      | yes  yes   yes       -       yes
close_board     role              role      lwrgvdc   role      | yes  yes   yes       -       yes
undo_edit       lwrgvdc           lwrgvdc   lwrgvdc   role      | yes  yes   -         -       -
undo_recognise  ..rgvd.           ..rgvd.   ..rgvd.   role      | yes  yes   yes       yes     yes
undo_vote       ....v..           ....v..   ....v..   role      | yes  yes   yes       yes     yes
undo_place      everyone:...g...  lwrgvd.   lwrgvd.   role      | yes  yes   yes       yes     yes
undo_stack      everyone:...g...  lwrgvd.   lwrgvd.   role      | yes  yes   yes       yes     yes
undo_theme      everyone:...g...  lwrgvd.   lwrgvd.   role      | yes  yes   yes       yes     yes
undo_set_aside  role              lwrgvdc   lwrgvdc   role      | yes  yes   yes       -       yes
undo_lock       role              lwrgvdc   lwrgvdc   role      | yes  yes   yes       -       yes
undo_settings   role              role      lwrgvdc   role      | yes  yes   yes       -       yes
undo_protocol   role              role      lwrgvdc   role      | yes  yes   yes       -       yes
undo_of_another lwrgvdc           lwrgvdc   lwrgvdc   role      | unknown unknown unknown unknown unknown
";

/// A line of the table, read.
#[derive(Debug)]
pub(crate) struct Row {
    pub(crate) command: &'static str,
    /// Attendee, moderator, organiser, projector.
    pub(crate) roles: [&'static str; 4],
    pub(crate) targets: [&'static str; 5],
}

pub(crate) fn rows() -> Vec<Row> {
    let lines = TABLE.lines().filter(|line| !line.is_empty()).skip(1);
    lines
        .map(|line| {
            let mut words = line.split_whitespace().filter(|word| *word != "|");
            let mut word = || words.next().expect("a full line");
            let command = word();
            let row = Row {
                command,
                roles: std::array::from_fn(|_| word()),
                targets: std::array::from_fn(|_| word()),
            };
            assert!(words.next().is_none(), "{line}");
            row
        })
        .collect()
}
