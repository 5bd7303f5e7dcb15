#!/usr/bin/env bash
# watchdog 7.1.0: a folder that is moved away and back is never watched again by its polling observer.
#
# Expected: the observer says that the folder is gone, goes on looking, and tells of changes once the
# folder is back, since it looks by path at every interval and holds nothing open.
# Seen: one event for the folder that is gone; then its thread ends without a word. The observer still
# says that it is alive, the folder is back, a file in it changes, and nothing is told. `mkdocs serve`
# (MkDocs 1.6.1) watches in just this way: after `data/` was moved away and back, it looks dead.
# Here, `mkdocs serve` is given an observer that takes a missing folder for an empty one.
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check watchdog==7.1.0
cat > "$work/watch.py" <<'CODE'
import shutil
import sys
import time
from importlib.metadata import version
from pathlib import Path

from watchdog.events import FileSystemEventHandler
from watchdog.observers.polling import PollingObserver

folder = Path(sys.argv[1]) / "watched"
away = folder.with_name("away")
folder.mkdir()
(folder / "page.txt").write_text("one")


class Heard(FileSystemEventHandler):
    def __init__(self):
        self.events = []

    def on_any_event(self, event):
        self.events.append((event.event_type, Path(event.src_path).name))


def wait_for(holds):
    end = time.monotonic() + 10
    while not holds() and time.monotonic() < end:
        time.sleep(0.05)
    return holds()


heard = Heard()
observer = PollingObserver(timeout=0.2)
observer.schedule(heard, str(folder), recursive=True)
observer.start()
[emitter] = observer.emitters
time.sleep(0.5)
(folder / "page.txt").write_text("two, which is longer")
assert wait_for(lambda: ("modified", "page.txt") in heard.events), "changed: a change is not told"
shutil.move(folder, away)
assert wait_for(lambda: not emitter.is_alive()), "changed: the emitter lives on without its folder"
shutil.move(away, folder)
heard.events.clear()
(folder / "page.txt").write_text("three, which is longer still")
time.sleep(3)
print("watchdog", version("watchdog"))
print("observer alive:", observer.is_alive(), "- emitter alive:", emitter.is_alive())
print("told after the folder came back:", heard.events)
same = observer.is_alive() and not emitter.is_alive() and not heard.events
observer.stop()
sys.exit(not same)
CODE
"$work/venv/bin/python" "$work/watch.py" "$work" || { echo "changed"; exit 1; }
echo "as described: the observer lives, and nothing is told of the folder that is back"
