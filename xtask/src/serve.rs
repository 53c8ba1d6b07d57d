//! `cargo xtask serve`: builds the release site and serves it on this machine.

use std::net::{Ipv4Addr, TcpListener};
use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use axum::Router;
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use tower_http::services::ServeDir;
use tower_http::set_header::SetResponseHeaderLayer;

use crate::leads::{self, Store};
use crate::progress::Steps;
use crate::workspace::Workspace;
use crate::{demo, dist, release};

/// Builds unless it is `built`, then serves until it is stopped. Leads go into a file, absent: into one below the target
/// folder.
pub fn serve(workspace: &Workspace, port: u16, built: bool, leads: Option<PathBuf>) -> Result<()> {
    // First of all, because a taken port is better known now than after minutes of compiling.
    let listener = bind(port)?;
    let address = format!("http://{}", listener.local_addr()?);
    let store = Store::open(&leads.unwrap_or_else(|| workspace.target.join("leads").join("leads.jsonl")))?;
    let leads = store.path().display().to_string();
    let mut steps = Steps::new(5);
    if !built {
        dist::site(workspace, &mut steps)?;
    } else if !workspace.dist().join("index.html").exists() {
        bail!("nothing is built in {}; run `cargo xtask build`", workspace.dist().display());
    }

    let app = app(workspace, store);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_io().build()?;
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::from_std(listener)?;
        println!("\nready after {}: {address}", steps.elapsed());
        println!("leads sent from the page are kept in {leads} and shown at {address}/leads; Ctrl-C stops the server");
        axum::serve(listener, app).await
    })?;
    Ok(())
}

fn bind(port: u16) -> Result<TcpListener> {
    let listener = match TcpListener::bind((Ipv4Addr::LOCALHOST, port)) {
        Ok(listener) => listener,
        Err(error) if error.kind() == std::io::ErrorKind::AddrInUse => {
            bail!("port {port} is in use; stop the program that uses it, or choose another port with --port")
        }
        Err(error) => return Err(error).with_context(|| format!("cannot listen on port {port}")),
    };
    listener.set_nonblocking(true)?;
    Ok(listener)
}

fn app(workspace: &Workspace, store: Store) -> Router {
    let dist = workspace.dist();
    let folder = |path| ServeDir::new(path).precompressed_br().precompressed_gzip();
    // Other sites load the widget from here while it is tried out in their pages.
    let foreign = |path: &str| {
        let router = Router::new().fallback_service(folder(dist.join(path)));
        release::FOREIGN.into_iter().fold(router, |router, (name, value)| {
            let (name, value) = (HeaderName::from_static(name), HeaderValue::from_static(value));
            router.layer(SetResponseHeaderLayer::overriding(name, value))
        })
    };
    let fresh = SetResponseHeaderLayer::overriding(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    Router::new()
        .nest("/embed", foreign("embed"))
        .nest("/cdn", foreign("cdn"))
        .merge(leads::routes(store))
        .merge(demo::routes(&dist))
        .route("/favicon.ico", axum::routing::get(|| async { StatusCode::NO_CONTENT }))
        .fallback_service(folder(dist))
        .layer(fresh)
}

#[cfg(test)]
mod tests {
    use std::io::{Read, Write};

    use super::*;
    use crate::workspace::Package;

    #[test]
    fn other_origins_may_load_what_is_embedded() {
        let root = std::env::temp_dir().join(format!("serve-test-{}", std::process::id()));
        std::fs::create_dir_all(root.join("dist/embed/wasm")).unwrap();
        std::fs::write(root.join("dist/embed/wasm/a.wasm"), "module").unwrap();
        let package = Package { name: "a".into(), version: "1.0.0".into(), description: None, license: None };
        let workspace = Workspace { root: root.clone(), target: root.join("target"), package };
        let app = app(&workspace, Store::open(&root.join("leads.jsonl")).unwrap());
        let listener = bind(0).unwrap();
        let address = listener.local_addr().unwrap();
        std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_io().build().unwrap();
            runtime.block_on(async { axum::serve(tokio::net::TcpListener::from_std(listener).unwrap(), app).await })
        });
        let mut stream = std::net::TcpStream::connect(address).unwrap();
        stream.write_all(b"GET /embed/wasm/a.wasm HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n").unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        let answer = answer.to_lowercase();
        let expected = [("content-type", "application/wasm"), ("cache-control", "no-cache")];
        for (name, value) in expected.into_iter().chain(release::FOREIGN) {
            assert!(answer.contains(&format!("\r\n{name}: {value}\r\n")), "{name} in {answer}");
        }
        std::fs::remove_dir_all(&root).unwrap();
    }

    #[test]
    fn what_is_not_built_is_not_served() {
        let root = std::env::temp_dir().join(format!("serve-built-{}", std::process::id()));
        let package = Package { name: "a".into(), version: "1.0.0".into(), description: None, license: None };
        let workspace = Workspace { root: root.clone(), target: root.join("target"), package };
        let error = format!("{:#}", serve(&workspace, 0, true, Some(root.join("leads.jsonl"))).unwrap_err());
        assert!(error.starts_with("nothing is built in ") && error.ends_with("run `cargo xtask build`"), "{error}");
        std::fs::remove_dir_all(&root).unwrap();
    }

    #[test]
    fn a_taken_port_is_one_clear_sentence() {
        let first = bind(0).unwrap();
        let port = first.local_addr().unwrap().port();
        let error = format!("{:#}", bind(port).unwrap_err());
        assert_eq!(
            error,
            format!("port {port} is in use; stop the program that uses it, or choose another port with --port")
        );
    }
}
