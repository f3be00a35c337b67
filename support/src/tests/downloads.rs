//! Bodies of answers that become files.

use std::fs;
use std::path::Path;
use std::sync::{Arc, Mutex};

use super::server::{Server, Then};
use crate::ErrorKind;

/// What lies in a folder.
fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    names.collect()
}

#[tokio::test]
async fn a_download_becomes_a_file_when_it_is_whole() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("clip.mp4");
    fs::write(&path, "old").unwrap();
    let content = vec![7; 600_001];
    let server = Server::answering("200 OK", "video/mp4", &content);
    let told = Arc::new(Mutex::new(Vec::new()));
    let (teller, beside) = (Arc::clone(&told), folder.path().to_owned());
    let download = server.client().videos().file().stream().await.unwrap();
    let mut download = download.with_progress(move |progress| {
        // What was there stays until then, and what comes has another name.
        assert_eq!(fs::read(beside.join("clip.mp4")).unwrap(), b"old");
        let names = names(&beside);
        assert!(
            names
                .iter()
                .any(|name| name.starts_with("clip.mp4.") && name.ends_with(".part"))
        );
        teller
            .lock()
            .unwrap()
            .push((progress.bytes, progress.total));
    });
    assert_eq!(download.save_to(&path).await.unwrap(), 600_001);
    assert_eq!(fs::read(&path).unwrap(), content);
    assert_eq!(names(folder.path()), ["clip.mp4"]);
    let told = told.lock().unwrap();
    assert_eq!(told.last(), Some(&(600_001, Some(600_001))));
    assert!(told.is_sorted());
}

#[tokio::test]
async fn a_download_that_breaks_off_leaves_no_file() {
    let broken = [
        "HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nabc",
        "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n3\r\nabc\r\n",
    ];
    for answer in broken {
        let server = Server::raw(answer.into(), Then::Close);
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("clip.mp4");
        let mut download = server.client().videos().file().stream().await.unwrap();
        let error = download.save_to(&path).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Transport);
        assert!(names(folder.path()).is_empty());
        // Nor does one harm the file that was there.
        fs::write(&path, "old").unwrap();
        let mut download = server.client().videos().file().stream().await.unwrap();
        download.save_to(&path).await.unwrap_err();
        assert_eq!(fs::read(&path).unwrap(), b"old");
        assert_eq!(names(folder.path()), ["clip.mp4"]);
    }
}

#[tokio::test]
async fn a_download_that_nobody_waits_for_leaves_no_file() {
    let head = b"HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nabc".to_vec();
    let server = Server::raw(head, Then::Hold);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("clip.mp4");
    let arrived = Arc::new(tokio::sync::Notify::new());
    let teller = Arc::clone(&arrived);
    let download = server.client().videos().file().stream().await.unwrap();
    let mut download = download.with_progress(move |_| teller.notify_one());
    tokio::select! {
        done = download.save_to(&path) => panic!("{done:?}"),
        () = arrived.notified() => {}
    }
    // What is being written lets go of its file when it is done: `blocking` runs one after the other here.
    while !names(folder.path()).is_empty() {
        tokio::task::yield_now().await;
    }
}

#[tokio::test]
async fn a_file_that_cannot_be_written_is_told() {
    let server = Server::answering("200 OK", "video/mp4", b"abc");
    let folder = tempfile::tempdir().unwrap();
    let missing = folder.path().join("missing").join("clip.mp4");
    for path in [missing.as_path(), Path::new("/"), folder.path()] {
        let mut download = server.client().videos().file().stream().await.unwrap();
        let error = download.save_to(path).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Io, "{error}");
    }
    assert!(names(folder.path()).is_empty());
}
