"""The storefront's own sessions. In a real one: Django's, or a table. What matters is what `keep` does not keep."""

import json
import secrets
import threading


class Sessions:
    def __init__(self):
        self.kept = {}
        self.lock = threading.Lock()

    def read(self, sid):
        return self.kept.get(sid)

    def keep(self, sid, before, after, may_begin):
        """
        Keeps `after`, unless the session has another key by now than `before`: a slow call of another tab, still under
        the former key, must not undo a login. @returns the session's name; a new one where nothing was known of it
        """
        if after in (None, before) or (before is None and not may_begin):
            return sid
        with self.lock:
            if before is None:
                sid = secrets.token_urlsafe(32)
            elif key_of(self.kept.get(sid)) != key_of(before):
                return sid
            self.kept[sid] = after
        return sid

    def end(self, sid):
        with self.lock:
            self.kept.pop(sid, None)


def key_of(saved):
    return json.loads(saved or "{}").get("osessionid")
