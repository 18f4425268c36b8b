"""What a disk may hold after a loss of power: a model of files, folders, and what was synced of them.

A folder's entries are on the disk when the folder was synced, a file's bytes when the file was; what
came later may be there or not, each entry and each file by itself.
"""
import os
import pathlib


class Node:
    """A file, a folder or a link: as it is, and as it was when it was last synced."""

    def __init__(self, kind, content, mode):
        self.kind, self.mode = kind, mode
        self.live, self.synced = content, None


class Tree:
    """A folder as a model."""

    def __init__(self, top):
        self.top = top

    # What of the unsynced survives; asked once for every entry and every file.

    @staticmethod
    def nothing(_):
        return False

    @staticmethod
    def names(kind):
        return kind == "entry"

    @staticmethod
    def everything(_):
        return True

    @classmethod
    def reading(cls, path):
        """The model of a folder that is on the disk; of one that is not there, an empty one."""
        seen = {}

        def read(path):
            status = path.lstat()
            if status.st_ino in seen:
                return seen[status.st_ino]
            mode = status.st_mode & 0o7777
            if path.is_symlink():
                node = Node("link", os.readlink(path), mode)
            elif path.is_dir():
                node = Node("folder", {child.name: read(child) for child in path.iterdir()}, mode)
            else:
                node = Node("file", path.read_bytes(), mode)
            node.synced = dict(node.live) if node.kind == "folder" else node.live
            seen[status.st_ino] = node
            return node
        path = pathlib.Path(path)
        above = Node("folder", {path.name: read(path)} if path.exists() else {}, 0o755)
        above.synced = dict(above.live)
        return cls(above)

    def copied(self):
        copies = {}

        def copy(node):
            if id(node) not in copies:
                copies[id(node)] = made = Node(node.kind, node.live, node.mode)
                made.synced = node.synced
                if node.kind == "folder":
                    made.live = {name: copy(child) for name, child in node.live.items()}
                    if node.synced is not None:
                        made.synced = {name: copy(child) for name, child in node.synced.items()}
            return copies[id(node)]
        return Tree(copy(self.top))

    def after(self, steps, root):
        """The model after the steps of a journal."""
        tree = self.copied()
        above = pathlib.Path(root).parent
        for step in steps:
            word, *rest = step.split("\t")
            tree.step(word, rest, above)
        return tree

    def place(self, path, above):
        """The folder that a path stands in, and its name there."""
        parts = pathlib.Path(os.path.normpath(path)).relative_to(above).parts
        folder = self.top
        for part in parts[:-1]:
            folder = folder.live[part]
        return folder, parts[-1] if parts else None

    def step(self, word, rest, above):
        if word in ("create", "mkdir"):
            folder, name = self.place(rest[0], above)
            folder.live[name] = Node("file", b"", 0o600) if word == "create" \
                else Node("folder", {}, 0o700 if "/private" in rest[0] else 0o755)
        elif word == "symlink":
            folder, name = self.place(rest[1], above)
            folder.live[name] = Node("link", rest[0], 0o777)
            folder.live[name].synced = rest[0]
        elif word == "write":
            folder, name = self.place(rest[0], above)
            node, at, new = folder.live[name], int(rest[1]), bytes.fromhex(rest[2])
            node.live = node.live[:at].ljust(at, b"\0") + new + node.live[at + len(new):]
        elif word == "truncate":
            folder, name = self.place(rest[0], above)
            folder.live[name].live = folder.live[name].live[:int(rest[1])]
        elif word == "fsync":
            folder, name = self.place(rest[0], above)
            node = folder.live[name] if name else self.top
            node.synced = dict(node.live) if node.kind == "folder" else node.live
        elif word in ("unlink", "rmdir"):
            folder, name = self.place(rest[0], above)
            del folder.live[name]
        else:
            (one, old), (other, new) = self.place(rest[0], above), self.place(rest[1], above)
            if word == "rename":
                other.live[new] = one.live.pop(old)
            elif word == "link":
                other.live[new] = one.live[old]
            elif word == "exchange":
                one.live[old], other.live[new] = other.live[new], one.live[old]
            else:
                raise ValueError(f"what is {word}?")

    def write(self, path, choose):
        """Makes the folder, with as much of what was not synced as `choose` lets survive."""
        made = {}

        def entries(node):
            synced, live = node.synced or {}, node.live
            for name in sorted(set(synced) | set(live)):
                one, other = synced.get(name), live.get(name)
                chosen = one if one is other else other if choose("entry") else one
                if chosen is not None:
                    yield name, chosen

        def write(node, path):
            if node.kind == "folder":
                path.mkdir()
                for name, child in entries(node):
                    write(child, path / name)
                path.chmod(node.mode)
            elif node.kind == "link":
                path.symlink_to(node.live)
            elif id(node) in made:
                os.link(made[id(node)], path)
            else:
                made[id(node)] = path
                content = node.live if node.live == node.synced or choose("content") \
                    else node.synced or b""
                path.write_bytes(content)
                is_private = "private" in path.parts or path.name == "lock"
                path.chmod(0o600 if is_private else node.mode | 0o044)
        path = pathlib.Path(path)
        for name, child in entries(self.top):
            if name == path.name:
                write(child, path)
