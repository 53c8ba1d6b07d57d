//! `cargo xtask serve`: builds the release site and serves it on this machine.

use std::net::{Ipv4Addr, TcpListener};

use anyhow::{Context, Result, bail};
use axum::Router;
use axum::http::{HeaderValue, StatusCode, header};
use axum::routing::post;
use tower_http::cors::CorsLayer;
use tower_http::services::ServeDir;
use tower_http::set_header::SetResponseHeaderLayer;

use crate::dist;
use crate::leads::{self, Store};
use crate::progress::Steps;
use crate::workspace::Workspace;

/// Builds, then serves until it is stopped.
pub fn serve(workspace: &Workspace, port: u16) -> Result<()> {
    // First of all, because a taken port is better known now than after minutes of compiling.
    let listener = bind(port)?;
    let address = format!("http://{}", listener.local_addr()?);
    let store = Store::open(&workspace.target.join("leads").join("leads.jsonl"))?;
    let leads = store.path().display().to_string();
    let mut steps = Steps::new(5);
    dist::site(workspace, &mut steps)?;

    let app = app(workspace, store);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_io().build()?;
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::from_std(listener)?;
        println!("\nready after {}: {address}", steps.elapsed());
        println!("leads sent from the page are kept in {leads}; Ctrl-C stops the server");
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
    let embed = Router::new().fallback_service(folder(dist.join("embed"))).layer(CorsLayer::permissive());
    let fresh = SetResponseHeaderLayer::overriding(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    Router::new()
        .nest("/embed", embed)
        .route("/leads", post(leads::receive).with_state(store))
        .route("/favicon.ico", axum::routing::get(|| async { StatusCode::NO_CONTENT }))
        .fallback_service(folder(dist))
        .layer(fresh)
}

#[cfg(test)]
mod tests {
    use super::bind;

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
