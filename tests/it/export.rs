//! A board as files: who may have them, that programs of others read the same numbers in each, that nothing in them
//! runs, and that a report makes its board again.

mod boards;

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use harness::{Api, Random, ServerProcess, TestServer, api, ids, workspace};
use reqwest::StatusCode;
use serde_json::{Value, json};

use self::boards::{Made, Plan, everyday, hostile, make};

const FORMATS: [&str; 7] = ["csv", "xlsx", "json", "md", "html", "docx", "pdf"];

/// A file as it came over the wire; none where this build makes no PDF.
async fn file(api: &Api, made: &Made, token: &str, format: &str) -> Option<Vec<u8>> {
    let call = api.get(&format!("/api/boards/{}/export/{format}", made.board.id)).bearer_auth(token);
    let response = call.send().await.unwrap();
    if format == "pdf" && response.status() == StatusCode::NOT_IMPLEMENTED {
        assert!(std::env::var_os("WEERKLANK_PROVE").is_none(), "the binary under proof makes PDF");
        assert_eq!(api::problem_of(response).await.r#type, "no-pdf");
        return None;
    }
    assert_eq!(response.status(), StatusCode::OK, "{format}");
    let header = |name: &str| response.headers()[name].to_str().unwrap().to_owned();
    assert_eq!(header("cache-control"), "no-store");
    let name = header("content-disposition");
    assert!(name.starts_with("attachment; filename=\"") && name.contains("filename*=UTF-8''"), "{name}");
    assert!(name.ends_with(&format!(".{format}")), "{name}");
    Some(response.bytes().await.unwrap().to_vec())
}

/// Every format of a board, as files of one name.
async fn files(api: &Api, made: &Made, folder: &Path, name: &str) {
    for format in FORMATS {
        if let Some(bytes) = file(api, made, &made.board.tokens.moderator, format).await {
            std::fs::write(folder.join(format!("{name}.{format}")), bytes).unwrap();
        }
    }
}

/// What the programs of others find in a folder of files.
fn read(folder: &Path) -> BTreeMap<String, Value> {
    let root = workspace::root();
    let python = root.join("target/readers/bin/python");
    assert!(python.is_file(), "`cargo xtask test` installs the readers");
    let read = Command::new(python).arg(root.join("tests/readers/read.py")).arg(folder).output().unwrap();
    assert!(read.status.success(), "{}", String::from_utf8_lossy(&read.stderr));
    serde_json::from_slice(&read.stdout).unwrap()
}

/// The numbers of each file are those of the commands that made the board.
fn compare(made: &Made, name: &str, folder: &Path, found: &BTreeMap<String, Value>) {
    let json: Value =
        serde_json::from_slice(&std::fs::read(folder.join(format!("{name}.json"))).unwrap()).unwrap();
    assert_eq!(json["weerklank"], 1);
    assert_eq!(boards::of(&json), made.themes, "{name}.json");
    assert_eq!(json["loose"].as_array().unwrap().len(), made.loose());
    assert_eq!(json["annex"].as_array().unwrap().len(), made.published);
    assert_eq!(json["cover"]["reflections"], made.published);
    let aside = json["set_aside"].as_array().unwrap().iter();
    let aside: BTreeMap<String, usize> =
        aside.map(|pair| serde_json::from_value(pair.clone()).unwrap()).collect();
    assert_eq!(aside, made.set_aside);
    for format in ["csv", "xlsx", "docx", "html", "md"] {
        let file = format!("{name}.{format}");
        let facts = &found[&file];
        assert_eq!(facts["rows"], made.published, "{file}");
        assert_eq!(facts["numbers"], made.published, "{file}");
        let groups = facts["by_theme"].as_object().unwrap().values();
        let mut groups: Vec<usize> = groups.map(|n| usize::try_from(n.as_u64().unwrap()).unwrap()).collect();
        groups.sort_unstable();
        assert_eq!(groups, made.groups(), "{file}");
    }
    let sizes =
        |themes: &Value| themes.as_array().unwrap().iter().map(|n| n.as_u64().unwrap()).collect::<Vec<_>>();
    let themes: Vec<u64> = made.themes.iter().map(|n| *n as u64).collect();
    let docx = &found[&format!("{name}.docx")];
    assert_eq!(sizes(&docx["themes"]), themes, "{name}.docx");
    assert_eq!(docx["title"], "Kick-off: <wat> werkt al?");
    assert!(docx["lists"].as_u64().unwrap() > 0);
    assert!(made.published == 0 || docx["repeated_heads"].as_u64().unwrap() > 0, "{name}.docx");
    let headings = docx["headings"].as_array().unwrap();
    assert!(headings.iter().filter(|heading| heading[1] == 1).count() >= made.themes.len() + 3);
    assert!(made.themes.is_empty() || !docx["pictures"].as_array().unwrap().is_empty());
    let xlsx = &found[&format!("{name}.xlsx")];
    let sheets = xlsx["sheets"].as_array().unwrap();
    assert!(sheets.len() >= 4 && ["Thema's", "Themes"].contains(&sheets[0].as_str().unwrap()), "{sheets:?}");
    assert_eq!(xlsx["filters"].as_u64().unwrap(), sheets.len() as u64);
    let rows =
        xlsx["themes"].as_array().unwrap().iter().map(|row| row[1].as_u64().unwrap()).collect::<Vec<_>>();
    assert_eq!(rows, themes.into_iter().chain([made.loose() as u64]).collect::<Vec<_>>(), "{name}.xlsx");
    harmless(name, found);
    if let Some(pdf) = found.get(&format!("{name}.pdf")) {
        assert_eq!((&pdf["tagged"], &pdf["ua"]), (&json!(true), &json!("1")), "{name}.pdf");
        assert_eq!((&pdf["shows_title"], &pdf["scripts"]), (&json!(true), &json!(false)));
        assert!(["nl", "en"].contains(&&pdf["lang"].as_str().unwrap()[..2]), "{}", pdf["lang"]);
        assert!(pdf["title"].as_str().unwrap().contains("werkt al?"), "{}", pdf["title"]);
        assert!(pdf["bookmarks"].as_array().unwrap().len() >= made.themes.len() + 3);
        assert!(pdf["numbers"].as_u64().unwrap() >= made.published as u64, "{name}.pdf: {}", pdf["numbers"]);
    }
}

/// No formula in a sheet, no element and no link that people wrote.
fn harmless(name: &str, found: &BTreeMap<String, Value>) {
    assert_eq!(
        (&found[&format!("{name}.csv")]["formulas"], &found[&format!("{name}.xlsx")]["formulas"]),
        (&json!(0), &json!(0))
    );
    for format in ["html", "md"] {
        let facts = &found[&format!("{name}.{format}")];
        assert_eq!(facts["events"], 0);
        for tag in ["script", "img", "iframe", "object", "form", "input", "code", "pre"] {
            assert!(facts["tags"].get(tag).is_none(), "{name}.{format} has {tag}");
        }
    }
    for format in ["html", "md", "docx", "xlsx"] {
        assert_eq!(found[&format!("{name}.{format}")]["links"], json!([]), "{name}.{format}");
    }
}

/// What a browser makes of the page: nothing of people's words became part of it.
fn open_in_chromium(page: &Path) {
    let chromium = std::env::var_os("CHROMIUM").unwrap_or_else(|| "/usr/bin/chromium".into());
    let profile = tempfile::tempdir().unwrap();
    let shown = Command::new(chromium)
        .args(["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"])
        .args([
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--dump-dom",
        ])
        .arg(format!("--user-data-dir={}", profile.path().display()))
        .arg(format!("file://{}", page.display()))
        .output()
        .unwrap();
    let dom = String::from_utf8_lossy(&shown.stdout);
    assert!(dom.contains("</html>"), "{}", String::from_utf8_lossy(&shown.stderr));
    for bad in ["<script", "<img", "<iframe", "onerror=\"", "<title>gekraakt"] {
        assert!(!dom.contains(bad), "{bad}");
    }
}

#[tokio::test]
async fn every_format_tells_the_same_of_any_board() {
    let server = ServerProcess::start().await;
    let folder = tempfile::tempdir().unwrap();
    let mut all = Vec::new();
    let plan = |reflections, themes, text| Plan { reflections, people: 12, themes, text };
    let plans = [
        plan(70, 5, everyday as fn(&mut Random, usize) -> String),
        plan(60, 3, hostile),
        plan(0, 0, everyday),
    ];
    for (seed, plan) in (0_u64..).zip(plans) {
        let made = make(&server.api, &mut Random::new(seed), &plan).await;
        let name = format!("board-{seed}");
        files(&server.api, &made, folder.path(), &name).await;
        all.push((name, made));
    }
    let found = read(folder.path());
    for (name, made) in &all {
        compare(made, name, folder.path(), &found);
    }
    open_in_chromium(&folder.path().join("board-1.html"));
}

#[tokio::test]
async fn staff_alone_have_the_files() {
    let server = ServerProcess::start().await;
    let plan = Plan { reflections: 3, people: 2, themes: 1, text: everyday };
    let made = make(&server.api, &mut Random::new(7), &plan).await;
    let path = format!("/api/boards/{}/export/csv", made.board.id);
    for token in [&made.board.tokens.moderator, &made.board.tokens.organiser] {
        assert!(file(&server.api, &made, token, "csv").await.unwrap().starts_with(b"\xef\xbb\xbf"));
    }
    let attendee = server.api.newcomer(&made.board.code).await;
    for token in [&made.board.tokens.projector, &attendee] {
        let problem = api::problem(server.api.get(&path).bearer_auth(token)).await;
        assert_eq!(problem.r#type, "role");
    }
    assert_eq!(api::problem(server.api.get(&path)).await.r#type, "unauthenticated");
    let unknown = server.api.get(&path.replace("csv", "exe")).bearer_auth(&made.board.tokens.organiser);
    assert_eq!(api::problem(unknown).await.r#type, "not-found");
}

#[tokio::test]
async fn the_command_exports_while_the_server_runs() {
    let mut server = ServerProcess::start().await;
    let plan = Plan { reflections: 20, people: 6, themes: 2, text: everyday };
    let made = make(&server.api, &mut Random::new(8), &plan).await;
    let served = file(&server.api, &made, &made.board.tokens.moderator, "csv").await.unwrap();
    let export = |database: &Path, board: &str, format: &str| {
        let mut command = Command::new(workspace::binary());
        command.args(["export", board, "--format", format, "--output", "-", "--database"]);
        command.arg(format!("sqlite:{}", database.display())).output().unwrap()
    };
    let (database, board) = (server.database(), made.board.id.to_string());
    let written = export(&database, &board, "csv");
    assert_eq!((written.status.code(), &written.stdout), (Some(0), &served));
    for (board, format) in [(&*board, "exe"), ("nonsense", "csv"), (&ids::theme().to_string(), "csv")] {
        let failed = export(&database, board, format);
        assert_eq!(failed.status.code(), Some(2));
        assert!(failed.stderr.starts_with(b"weerklank: "), "{}", String::from_utf8_lossy(&failed.stderr));
    }
    assert_eq!(server.terminate().await.code(), Some(0));
    assert_eq!(export(&database, &board, "csv").stdout, served, "also of a database that nobody serves");
}

/// What a new board has of its own.
fn alike(mut report: Value) -> Value {
    for own in ["board", "made", "erased_on"] {
        report["cover"][own] = Value::Null;
    }
    report
}

#[tokio::test]
async fn a_report_makes_its_board_again() {
    let server = ServerProcess::start().await;
    let plan = Plan { reflections: 60, people: 15, themes: 4, text: hostile };
    for seed in 20..23 {
        let made = make(&server.api, &mut Random::new(seed), &plan).await;
        let report = exported(&server.api, &made.board.id.to_string(), &made.board.tokens.organiser).await;
        let taken: shared::api::BoardCreated =
            api::take(server.api.post("/api/boards/import", &report), StatusCode::CREATED).await;
        let again = exported(&server.api, &taken.id.to_string(), &taken.tokens.organiser).await;
        if report["cover"]["settings"]["show_perspective"] == true {
            assert_eq!(alike(again), alike(report), "seed {seed}");
        } else {
            assert_eq!(untold(alike(again)), untold(alike(report)), "seed {seed}");
        }
    }
}

/// On whose behalf people wrote stays where it is, unless everybody may see it.
fn untold(mut report: Value) -> Value {
    report["table"] = Value::Null;
    for theme in report["themes"].as_array_mut().unwrap() {
        theme["breadth"] = Value::Null;
    }
    report
}

async fn exported(api: &Api, board: &str, token: &str) -> Value {
    api::take(api.get(&format!("/api/boards/{board}/export/json")).bearer_auth(token), StatusCode::OK).await
}

#[tokio::test]
async fn what_is_no_report_is_refused_with_a_sentence() {
    let server = ServerProcess::start().await;
    for body in [json!({}), json!([]), json!({"weerklank": 1}), json!({"weerklank": "x"})] {
        let problem = api::problem(server.api.post("/api/boards/import", &body)).await;
        assert_eq!((problem.status, problem.r#type.as_str()), (400, "bad-json"), "{body}");
    }
    let newer = api::problem(server.api.post("/api/boards/import", &json!({"weerklank": 2}))).await;
    assert_eq!((newer.status, newer.r#type.as_str()), (422, "invalid"));
    let form = server.api.request(reqwest::Method::POST, "/api/boards/import").body("{}");
    assert_eq!(api::problem(form).await.r#type, "bad-json");
}

#[tokio::test]
async fn prove_exports_of_twenty_boards() {
    if std::env::var_os("WEERKLANK_PROVE").is_none() {
        return;
    }
    let server = ServerProcess::start().await;
    let folder = tempfile::tempdir().unwrap();
    let mut all = Vec::new();
    for seed in 100..120_u64 {
        let mut random = Random::new(seed);
        let reflections = if seed == 100 { 2_000 } else { random.below(400) };
        let people = 5 + random.below(56);
        let plan = Plan { reflections, people, themes: random.below(13), text: everyday };
        let made = make(&server.api, &mut random, &plan).await;
        let name = format!("board-{seed}");
        files(&server.api, &made, folder.path(), &name).await;
        println!("{name}: {reflections} reflections of {people} people, {} themes", plan.themes);
        all.push((name, made));
    }
    let found = read(folder.path());
    for (name, made) in &all {
        compare(made, name, folder.path(), &found);
    }
}

#[tokio::test]
async fn prove_exports_of_hostile_texts() {
    if std::env::var_os("WEERKLANK_PROVE").is_none() {
        return;
    }
    let server = ServerProcess::start().await;
    let folder = tempfile::tempdir().unwrap();
    let plan = Plan { reflections: 200, people: 20, themes: 5, text: hostile };
    let made = make(&server.api, &mut Random::new(200), &plan).await;
    files(&server.api, &made, folder.path(), "hostile").await;
    compare(&made, "hostile", folder.path(), &read(folder.path()));
    open_in_chromium(&folder.path().join("hostile.html"));
}

#[tokio::test]
async fn where_boards_are_made_with_a_key_they_are_imported_with_it() {
    let create = server::config::Create::Key(Some("sleutel".into()));
    let server = TestServer::with(|config| config.create = create).await;
    let import = || server.api.post("/api/boards/import", &json!({}));
    assert_eq!(api::problem(import()).await.r#type, "key-needed");
    assert_eq!(api::problem(import().bearer_auth("sleutel")).await.r#type, "bad-json");
}

/// The most memory that the server held at once since `forget`.
fn peak_megabytes(pid: u32) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{pid}/status")).unwrap();
    let line = status.lines().find(|line| line.starts_with("VmHWM:")).unwrap();
    line.split_whitespace().nth(1).unwrap().parse::<u64>().unwrap() / 1_024
}

#[tokio::test]
async fn prove_exports_of_a_thousand_by_the_clock() {
    if std::env::var_os("WEERKLANK_PROVE").is_none() {
        return;
    }
    let server = ServerProcess::start().await;
    let plan = Plan { reflections: 1_000, people: 60, themes: 10, text: everyday };
    let made = make(&server.api, &mut Random::new(300), &plan).await;
    for format in FORMATS {
        // Linux forgets the highest mark so far.
        std::fs::write(format!("/proc/{}/clear_refs", server.pid()), "5").unwrap();
        let begun = tokio::time::Instant::now();
        let bytes = file(&server.api, &made, &made.board.tokens.moderator, format).await.unwrap().len();
        let (took, peak) = (begun.elapsed(), peak_megabytes(server.pid()));
        println!("{format}: {} ms, {} KB, at most {peak} MB of memory", took.as_millis(), bytes / 1_024);
        assert!(took.as_secs() < 10, "{format} took {took:?}");
        assert!(peak < 300, "{format} took {peak} MB");
    }
}
