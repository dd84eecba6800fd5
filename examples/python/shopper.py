"""One shopper's calls to an Arasta shop. What belongs to the shopper is a text, kept in your own session."""

import json
import time
import uuid

import requests

from errors import InvalidInput, ShopError, TryAgain, body_of, error_of

TIMEOUT = (3.05, 25)  # seconds: to connect, to wait
TRIES = 3
# Connections are shared by all shoppers; cookies never are, so they are not left to this object.
CONNECTIONS = requests.Session()
CONNECTIONS.cookies.set_policy(requests.cookies.cookielib.DefaultCookiePolicy(allowed_domains=[]))


class Shopper:
    """
    `saved` is what `saved()` said at the end of the shopper's last request, or None.
    `address` is the shopper's own network address, which limits go by (docs/guides/python-storefront.md).
    """

    def __init__(self, shop, saved=None, language="en", currency="usd", address=None):
        self.shop = shop.rstrip("/")
        self.cookies = json.loads(saved) if saved else {}
        self.headers = {"Accept": "application/json", "Accept-Language": language, "x-currency": currency}
        if address:
            self.headers["X-Forwarded-For"] = address

    def saved(self):
        """None as long as the shop has given the shopper nothing to keep."""
        return json.dumps(self.cookies, sort_keys=True) if self.cookies else None

    def get(self, path, **query):
        return body_of(self.ask("GET", path, params=query))

    def page(self, path):
        """A page for the browser, such as the one that leads to the bank."""
        return self.ask("GET", path, headers={"Accept": "text/html"})

    def post(self, path, **body):
        return self.write("POST", path, body)

    def write(self, method, path, body):
        """Changes something once, even when the answer gets lost on the way and the call is repeated."""
        headers = {"Idempotency-Key": str(uuid.uuid4()), "x-csrftoken": self.token()}
        try:
            answer = self.ask(method, path, json=body, headers=headers)
        except ShopError as error:
            if not error.text.startswith("CSRF "):
                raise
            # The token was no good, and nothing has happened: once more with a new one.
            headers["x-csrftoken"] = self.new_token()
            answer = self.ask(method, path, json=body, headers=headers)
        return body_of(answer)

    def token(self):
        return self.cookies.get("csrftoken") or self.new_token()

    def new_token(self):
        self.ask("GET", "/csrf_token/")
        return self.cookies["csrftoken"]

    def ask(self, method, path, headers=None, **body):
        """@raises ShopError for any answer but a good one"""
        headers = {**self.headers, **(headers or {})}
        # The login and the checkout take no key: repeated blindly, they could be done twice.
        tries = TRIES if method == "GET" or takes_key(path) else 1
        for attempt in range(1, tries + 1):
            try:
                answer = CONNECTIONS.request(
                    method, self.shop + path, headers=headers, cookies=self.cookies, timeout=TIMEOUT, **body
                )
            except requests.RequestException as error:
                failure = TryAgain("The shop cannot be reached.")
                failure.__cause__ = error
            else:
                self.keep(answer)
                if answer.status_code < 300:
                    return answer
                failure = error_of(answer)
            worth_it = failure.status in (None, 409, 502, 503, 504)
            if attempt == tries or not worth_it:
                raise failure
            time.sleep(min(failure.wait or 0.2 * attempt, 2))

    def keep(self, answer):
        # Every answer may bring new ones: a login changes both the session key and the token.
        for step in (*answer.history, answer):
            self.cookies.update(step.cookies.get_dict())

    # What a storefront does, by name

    def login(self, email, password):
        return self.post("/users/login/", email=email, password=password)

    def logout(self):
        return self.post("/users/logout/")

    def add(self, product, quantity=1):
        return self.post("/baskets/basket/", product=product, quantity=quantity)["basket"]

    def basket(self):
        return self.get("/baskets/basket/")["basket"]

    def checkout(self, page=None, **fields):
        """@raises InvalidInput: the checkout answers 200 for all that a shopper can mend"""
        path = "/orders/checkout/"
        answer = self.get(path) if page is None else self.write("POST", f"{path}?page={page}", fields)
        errors = answer.get("errors") or {}
        if errors:
            raise InvalidInput(next(iter(errors.values()))[0], status=200, fields=errors)
        return answer

    def back_from_bank(self, query, form):
        """Hands on, as it is, what the bank made the browser post. Whose payment it is the signed fields say."""
        headers = {"X-Requested-With": "XMLHttpRequest", "Content-Type": "application/x-www-form-urlencoded"}
        answer = body_of(self.ask("POST", f"/orders/checkout/?{query}", data=form, headers=headers))
        errors = answer.get("errors") or {}
        if errors:
            raise InvalidInput(next(iter(errors.values()))[0], status=200, fields=errors)
        return answer


def takes_key(path):
    return path.startswith(("/baskets/", "/address/", "/wishlists/"))


def context(answer, name):
    """The first value of this name in what the checkout shows."""
    for shown in answer.get("context_list", []):
        if name in shown["page_context"]:
            return shown["page_context"][name]
    return None
