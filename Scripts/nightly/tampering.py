"""What hands do to a published folder, for faults.py: each change as a function of the folder."""
import os
import shutil


def version(out):
    """The folder of the newest version, whether or not `current` leads there."""
    return sorted((out / "versions").iterdir())[-1]


def chart(out):
    return sorted((out / "current" / "charts").iterdir())[0]


# Damage to what readers see. Files are written over in place: versions share those that did not change.

def edited(out):
    with open(out / "current" / "index.html", "a") as page:
        page.write("<p>precious</p>\n")


def emptied(out):
    chart(out).write_bytes(b"")


def removed(out):
    chart(out).unlink()


def folder_removed(out):
    shutil.rmtree(out / "current" / "tables")


def added(out):
    (out / "current" / "tables" / "thesis.csv").write_text("precious\n")


def linked(out):
    page = out / "current" / "report.md"
    page.unlink()
    page.symlink_to("/etc/passwd")


def piped(out):
    page = out / "current" / "report.md"
    page.unlink()
    os.mkfifo(page)


def history_emptied(out):
    (out / "current" / "history.csv").write_bytes(b"")


def history_removed(out):
    (out / "current" / "history.csv").unlink()


def history_torn(out):
    path = out / "current" / "history.csv"
    path.write_bytes(path.read_bytes()[:-5])


def history_changed(out):
    path = out / "current" / "history.csv"
    lines = path.read_text().splitlines(keepends=True)
    lines[1] = lines[1].replace("who-5,", "who-6,")
    path.write_text("".join(lines))


def much_at_once(out):
    edited(out)
    removed(out)
    added(out)
    history_emptied(out)
    (out / "current" / "results.json").write_text("{}")


def figures_changed(out):
    path = out / "current" / "results.json"
    path.write_text(path.read_text().replace('"n": ', '"n": 1'))


def figures_removed(out):
    (out / "current" / "results.json").unlink()


DAMAGES = [edited, emptied, removed, folder_removed, added, linked, piped, history_emptied, history_removed,
           history_torn, history_changed, figures_changed, figures_removed, much_at_once]


# The link alone is gone: it can be set again.

def link_removed(out):
    (out / "current").unlink()


# What nobody can mend but whoever has a backup.

def versions_removed(out):
    shutil.rmtree(out / "versions")


def all_but_the_state_removed(out):
    link_removed(out)
    versions_removed(out)


def version_removed(out):
    shutil.rmtree(version(out))


def version_and_link_removed(out):
    version_removed(out)
    link_removed(out)


def state_removed(out):
    for path in (out / "private").glob("v*.json"):
        path.unlink()


def state_and_link_removed(out):
    state_removed(out)
    link_removed(out)


def private_removed(out):
    shutil.rmtree(out / "private")


def private_and_link_removed(out):
    private_removed(out)
    link_removed(out)


def page_damaged_and_link_removed(out):
    edited(out)
    link_removed(out)


def manifest_damaged_and_link_removed(out):
    (version(out) / "manifest.json").write_text("{")
    link_removed(out)


def manifest_removed(out):
    (version(out) / "manifest.json").unlink()


def link_is_a_copy(out):
    target = version(out)
    link_removed(out)
    shutil.copytree(target, out / "current")


def link_leads_nowhere(out):
    link_removed(out)
    (out / "current").symlink_to("versions/v000099")


LOSSES = [versions_removed, all_but_the_state_removed, version_removed, version_and_link_removed, state_removed,
          state_and_link_removed, private_removed, private_and_link_removed, page_damaged_and_link_removed,
          manifest_damaged_and_link_removed, manifest_removed, link_is_a_copy, link_leads_nowhere]
