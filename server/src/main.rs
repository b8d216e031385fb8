//! The `weerklank` command: `serve`, `demo`, `check`, `doctor`, `export`, `backup`, `restore`, `erase-expired`, `keys`.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand, ValueEnum};
use server::app::{StartError, bind, build, run};
use server::clock::Clock;
use server::config::{Config, Create, Durability};
use server::keys::{Keys, KeysError};
use server::store::OpenError;
use server::theme::House;
use server::verbs::backup::{Existing, Restored};
use server::verbs::doctor::Finding;
use server::{demo, retention, verbs};
use shared::day::Day;
use tokio_util::sync::CancellationToken;
use tracing_subscriber::Layer;
use tracing_subscriber::filter::Targets;
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;

/// Weerklank, a live reflection board.
#[derive(Parser)]
#[command(
    name = "weerklank",
    version,
    after_help = "Each command has its own options: `weerklank serve --help`. A house style is one file: `--theme FILE`."
)]
struct Cli {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Subcommand)]
enum Verb {
    /// Serve boards.
    Serve(Options),
    /// Serve, with a demo board filled from sample reflections, and print its links.
    Demo(Options),
    /// Open the store, read every log, and say whether all is well.
    Check(Place),
    /// Write the report of a board to a file, also while a server runs.
    Export(Export),
    /// Look over what `serve` would be started with, and say what is wrong with it.
    Doctor(Options),
    /// Write all boards to one file, also while a server runs.
    Backup(Backup),
    /// Put back what `backup` wrote; boards that were erased since do not come back.
    Restore(Restore),
    /// Erase the boards whose day has come; a server that runs does so itself, each day.
    EraseExpired(Place),
    /// Keys for `--create key`: who may make boards.
    #[command(subcommand)]
    Keys(KeyVerb),
}

#[derive(Args)]
struct Export {
    /// The board's id, as it stands in the organiser's address.
    board: String,
    /// csv, xlsx, json, md, html, docx or pdf.
    #[arg(long)]
    format: String,
    /// By default a file in this folder, named after the board and its day; `-` for standard output.
    #[arg(long, value_name = "FILE")]
    output: Option<PathBuf>,
    #[command(flatten)]
    place: Place,
}

#[derive(Args)]
struct Backup {
    /// The file to write.
    file: PathBuf,
    #[command(flatten)]
    place: Place,
}

#[derive(Args)]
struct Restore {
    /// A file that `backup` wrote.
    file: PathBuf,
    /// Give up the boards that are there now.
    #[arg(long)]
    replace: bool,
    #[command(flatten)]
    place: Place,
}

#[derive(Subcommand)]
enum KeyVerb {
    /// Make a key for somebody, and show it: once.
    Add(Named),
    /// The names of all keys, and since when.
    List(Place),
    /// From now on this key makes no boards; those it made stay.
    Revoke(Named),
}

#[derive(Args)]
struct Named {
    /// Whose key it is.
    name: String,
    #[command(flatten)]
    place: Place,
}

#[derive(Args)]
struct Options {
    /// Where to listen.
    #[arg(long, env = "WEERKLANK_LISTEN", default_value_t = SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), 8080))]
    listen: SocketAddr,
    #[command(flatten)]
    place: Place,
    /// The address that people see, such as <https://weerklank.example>.
    #[arg(long, env = "WEERKLANK_PUBLIC_URL")]
    public_url: Option<String>,
    /// Where to serve metrics and health for the operator alone.
    #[arg(long, env = "WEERKLANK_METRICS")]
    metrics: Option<SocketAddr>,
    /// Who may make boards; by default anyone on loopback, and holders of a key elsewhere.
    #[arg(long, env = "WEERKLANK_CREATE")]
    create: Option<Creation>,
    /// The key for `--create key`.
    #[arg(long, env = "WEERKLANK_CREATE_KEY", hide_env_values = true)]
    create_key: Option<String>,
    /// A laptop as the server of a hall, without a public address.
    #[arg(long, env = "WEERKLANK_HALL")]
    hall: bool,
    /// A house style: a CSS file with values for our tokens (`:root`, `[data-theme="dark"]`, `[data-theme="contrast"]`).
    #[arg(long, env = "WEERKLANK_THEME", value_name = "FILE")]
    theme: Option<PathBuf>,
}

#[derive(Args)]
struct Place {
    /// The folder of the database.
    #[arg(long, env = "WEERKLANK_DATA", default_value = "data", conflicts_with = "database")]
    data: PathBuf,
    /// The database itself: sqlite:PATH.
    #[arg(long, env = "WEERKLANK_DATABASE")]
    database: Option<String>,
}

#[derive(Clone, Copy, ValueEnum)]
enum Creation {
    Open,
    Key,
}

fn main() -> ExitCode {
    let cli = Cli::parse();
    let filter =
        Targets::new().with_default(tracing::Level::WARN).with_target("server", tracing::Level::INFO);
    tracing_subscriber::registry()
        .with(tracing_subscriber::fmt::layer().with_writer(std::io::stderr).with_filter(filter))
        .init();
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return failed(&format!("the runtime cannot start ({error})")),
    };
    let done = runtime.block_on(async {
        match cli.verb {
            Verb::Serve(options) => serve(options, Extra::Nothing).await,
            Verb::Demo(options) => serve(options, Extra::Demo).await,
            Verb::Check(place) => check(&place).await,
            Verb::Export(wanted) => export(&wanted).await,
            Verb::Doctor(options) => doctor(&options).await,
            Verb::Backup(wanted) => backup(&wanted).await,
            Verb::Restore(wanted) => restore(&wanted).await,
            Verb::EraseExpired(place) => erase_expired(&place).await,
            Verb::Keys(verb) => keys(&verb),
        }
    });
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => failed(&sentence),
    }
}

fn failed(sentence: &str) -> ExitCode {
    eprintln!("weerklank: {sentence}");
    ExitCode::from(2)
}

#[derive(Clone, Copy)]
enum Extra {
    Nothing,
    Demo,
}

async fn serve(options: Options, extra: Extra) -> Result<(), String> {
    let told = |error: StartError| error.to_string();
    let config = config(&options)?;
    let listener = bind(options.listen).await.map_err(told)?;
    let address = listener.local_addr().map_err(|error| error.to_string())?;
    let url = config.public_url.clone().unwrap_or_else(|| format!("http://{address}"));
    let app = build(config, CancellationToken::new()).await.map_err(told)?;
    match extra {
        Extra::Nothing => println!("Weerklank listens on {url}"),
        Extra::Demo => {
            let board = demo::ready(&app, &url).await.map_err(|error| error.to_string())?;
            println!("{}", demo::invitation(&board, &url));
        }
    }
    run(app, listener, asked_to_stop()).await.map_err(told)
}

async fn check(place: &Place) -> Result<(), String> {
    let store =
        server::store::Store::open(&database(place)?, Durability::Disk).await.map_err(|e| e.to_string())?;
    let boards = store.boards().await.map_err(|e| e.to_string())?;
    let mut records = 0;
    for board in &boards {
        let log = store.log(board.id).await.map_err(|e| format!("board {}: {e}", board.id))?;
        if let Some(gap) = log.iter().zip(1..).find(|(record, seq)| record.seq != *seq) {
            return Err(format!("board {}: record {} is missing", board.id, gap.1));
        }
        records += log.len();
    }
    println!("{} boards, {records} records: all can be read", boards.len());
    Ok(())
}

async fn export(wanted: &Export) -> Result<(), String> {
    let database = database(&wanted.place)?;
    let done = verbs::export::run(&database, &wanted.board, &wanted.format, wanted.output.as_deref()).await;
    done.map_err(|error| error.to_string())
}

async fn doctor(options: &Options) -> Result<(), String> {
    let found = verbs::doctor::examine(&config(options)?, options.listen).await;
    for finding in &found {
        println!("{finding}");
    }
    match found.iter().filter(|finding| matches!(finding, Finding::Fault(_))).count() {
        0 => Ok(()),
        faults => Err(format!("{faults} faults, named above")),
    }
}

async fn backup(Backup { file, place }: &Backup) -> Result<(), String> {
    let boards = verbs::backup::backup(&database(place)?, file).await.map_err(|error| error.to_string())?;
    println!("{}: {boards} boards. Keep it no longer than their boards may be kept.", file.display());
    Ok(())
}

async fn restore(Restore { file, replace, place }: &Restore) -> Result<(), String> {
    let existing = if *replace { Existing::Replace } else { Existing::Keep };
    let done = verbs::backup::restore(&database(place)?, file, existing).await;
    let Restored { boards, erased } = done.map_err(|error| error.to_string())?;
    println!("{boards} boards restored, {erased} left out that were erased since");
    Ok(())
}

async fn erase_expired(place: &Place) -> Result<(), String> {
    let path = database(place)?;
    if !path.exists() {
        return Err(format!("{}: there is no database here", path.display()));
    }
    let app = match build(Config::new(path), CancellationToken::new()).await {
        Err(StartError::Store(OpenError::InUse { path })) => {
            return Err(format!("{path}: a server runs on this database, and erases by itself each day"));
        }
        other => other.map_err(|error| error.to_string())?,
    };
    let swept = retention::sweep(&app).await.map_err(|error| error.to_string())?;
    app.stop.cancel();
    app.rooms.drained().await;
    app.store.close().await;
    println!("{} boards erased, {} closed for good", swept.erased, swept.closed);
    match swept.failed {
        0 => Ok(()),
        failed => Err(format!("{failed} boards could not be erased or closed; the lines above say why")),
    }
}

fn keys(verb: &KeyVerb) -> Result<(), String> {
    let beside = |place: &Place| Ok::<_, String>(Keys::beside(&database(place)?));
    let told = |error: KeysError| error.to_string();
    match verb {
        KeyVerb::Add(Named { name, place }) => {
            let key = beside(place)?.add(name, Day::of(Clock::Wall.now())).map_err(told)?;
            println!("{}", key.reveal());
            eprintln!("Give this key to {name}. It is shown only now.");
        }
        KeyVerb::List(place) => {
            for key in beside(place)?.list().map_err(told)? {
                println!("{}  {}", key.created, key.name);
            }
        }
        KeyVerb::Revoke(Named { name, place }) => beside(place)?.revoke(name).map_err(told)?,
    }
    Ok(())
}

fn config(options: &Options) -> Result<Config, String> {
    let public_url = options.public_url.as_deref().map(|url| url.trim_end_matches('/').to_owned());
    if public_url.as_deref().is_some_and(|url| !url.starts_with("https://") && !url.starts_with("http://")) {
        return Err("--public-url starts with https:// or http://".into());
    }
    let by_default = if options.listen.ip().is_loopback() { Creation::Open } else { Creation::Key };
    let creation = options.create.unwrap_or(by_default);
    let create = match creation {
        Creation::Open => Create::Open,
        Creation::Key => Create::Key(options.create_key.clone()),
    };
    let house = options.theme.as_deref().map(House::open).transpose().map_err(|error| error.to_string())?;
    for weak in house.iter().flat_map(House::weak) {
        eprintln!("weerklank: warning: --theme: {weak}");
    }
    let unsafe_store = std::env::var("WEERKLANK_UNSAFE_SYNCHRONOUS").is_ok_and(|value| value == "off");
    Ok(Config {
        database: database(&options.place)?,
        public_url,
        metrics: options.metrics,
        create,
        hall: options.hall,
        house,
        durability: if unsafe_store { Durability::Nothing } else { Durability::Disk },
        clock: Clock::Wall,
        rehearsal: server::rehearsal::LENGTH,
    })
}

fn database(place: &Place) -> Result<PathBuf, String> {
    match &place.database {
        None => Ok(place.data.join("weerklank.sqlite")),
        Some(address) => match address.strip_prefix("sqlite:") {
            Some(path) if !path.is_empty() => Ok(PathBuf::from(path)),
            _ => Err(format!("--database {address}: this build stores in SQLite alone (sqlite:PATH)")),
        },
    }
}

async fn asked_to_stop() {
    let interrupted = tokio::signal::ctrl_c();
    let Ok(mut terminated) = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) else {
        return interrupted.await.unwrap_or(());
    };
    tokio::select! {
        _ = interrupted => {}
        _ = terminated.recv() => {}
    }
}
