"""A storefront of a few pages, on nothing but the standard library and `requests`: python3 storefront.py"""

import os
import re
from html import escape
from http import HTTPStatus
from http.cookies import SimpleCookie
from socketserver import ThreadingMixIn
from urllib.parse import parse_qsl
from wsgiref.simple_server import WSGIServer, make_server

from errors import InvalidInput, NotAuthenticated, NotFound, ShopError, TryAgain
from sessions import Sessions
from shopper import Shopper, context
from till import buy

SHOP = os.environ.get("SHOP", "http://localhost:8000")
PORT = int(os.environ.get("PORT", "9000"))
OWN = os.environ.get("OWN", f"http://localhost:{PORT}")
SESSIONS = Sessions()
BANKS_RETURN = "/orders/checkout/"


class Request:
    def __init__(self, environ):
        self.method = environ["REQUEST_METHOD"]
        self.path = environ["PATH_INFO"]
        self.query = environ.get("QUERY_STRING", "")
        self.origin = environ.get("HTTP_ORIGIN")
        self.body = environ["wsgi.input"].read(min(int(environ.get("CONTENT_LENGTH") or 0), 100_000))
        cookie = SimpleCookie(environ.get("HTTP_COOKIE", "")).get("sid")
        self.sid = cookie.value if cookie else None
        self.saved = SESSIONS.read(self.sid)
        self.shopper = Shopper(SHOP, self.saved, address=environ.get("REMOTE_ADDR"))

    def form(self):
        return dict(parse_qsl(self.body.decode()))

    def is_foreign(self):
        """A form that another site's page sent. The shop cannot tell: it sees only this server."""
        returns = self.path == BANKS_RETURN
        return self.method == "POST" and not returns and self.origin not in (None, OWN)


def shelf(request):
    # Asked as nobody: what everybody sees may be kept and shared, and costs no look-up of a session.
    goods = Shopper(SHOP).get("/list/", search_text=dict(parse_qsl(request.query)).get("q", "notebook"), page_size=12)
    return page("Shelf", "".join(card(product) for product in goods["products"]))


def card(product):
    form = f'<form method="post" action="/add"><input type="hidden" name="product" value="{product["pk"]}">'
    return f"<p>{escape(product['name'])} {product['price']} {form}<button>Add</button></form></p>"


def add(request):
    request.shopper.add(request.form().get("product"))
    return go("/basket/")


def basket(request):
    found = request.shopper.basket()
    lines = "".join(f"<li>{line['quantity']} × {escape(line['product']['name'])}</li>" for line in found["basketitem_set"])
    return page("Basket", f"<ul>{lines}</ul><p>{found['total_amount']}</p>")


def login(request):
    form = request.form()
    request.shopper.login(form.get("email", ""), form.get("password", ""))
    # Whoever knew the former name of the session must not be signed in along with the shopper.
    request.sid = request.saved = SESSIONS.end(request.sid)
    return go("/account/")


def account(request):
    user = request.shopper.get("/current_user/")
    return page("Account", f"<p>{escape(user['email'])}</p>")


def checkout(request):
    return go(buy(request.shopper, request.form()))


def bank(request):
    # The shop's page holds a form that leads to the bank; it goes to the browser as it is, with its own policy.
    found = request.shopper.page(request.path)
    return 200, {"Content-Security-Policy": found.headers.get("Content-Security-Policy", "")}, found.text


def back(request):
    answer = request.shopper.back_from_bank(request.query, request.body)
    return go(context(answer, "redirect_url") or "/basket/")


def completed(request):
    order = request.shopper.get(request.path)["order"]
    return page("Thank you", f"<p>Order {order['number']}: {order['amount']}</p>")


ROUTES = (
    ("GET", r"/", shelf),
    ("POST", r"/add", add),
    ("GET", r"/basket/", basket),
    ("POST", r"/users/login/", login),
    ("GET", r"/account/", account),
    ("POST", r"/checkout/", checkout),
    ("GET", r"/orders/redirect-three-d/", bank),
    ("POST", BANKS_RETURN, back),
    ("GET", r"/orders/completed/[^/]+/", completed),
)


def answer_of(request):
    if request.is_foreign():
        return page("Refused", "<p>This form came from elsewhere.</p>", 403)
    for method, path, view in ROUTES:
        if request.method == method and re.fullmatch(path, request.path):
            return view(request)
    return page("Not found", "", 404)


def page_of(error):
    """What the shopper sees of each thing that can go wrong."""
    if isinstance(error, NotAuthenticated):
        return page("Sign in", "<p>Please sign in.</p>", 401)
    if isinstance(error, NotFound):
        return page("Not found", "", 404)
    if isinstance(error, TryAgain):
        return page("One moment", f"<p>{escape(error.text)}</p>", 503, {"Retry-After": str(error.wait or 5)})
    texts = [(name, text) for name, found in error.fields.items() for text in found] or [("", error.text)]
    lines = "".join(f"<li>{escape(name)}: {escape(str(text))}</li>" for name, text in texts)
    return page("Please check", f"<ul>{lines}</ul>", 400 if isinstance(error, InvalidInput) else 409)


def page(title, body, status=200, headers=None):
    return status, headers or {}, f"<!doctype html><title>{title}</title><h1>{title}</h1>{body}"


def go(path):
    return 303, {"Location": path}, ""


def storefront(environ, start_response):
    request = Request(environ)
    try:
        status, headers, body = answer_of(request)
    except ShopError as error:
        status, headers, body = page_of(error)
    headers = {"Content-Type": "text/html; charset=utf-8", "Cache-Control": "no-store", **headers}
    # Who only looks needs no session: the late page of another tab must not put a new one in place of a login's.
    sid = SESSIONS.keep(request.sid, request.saved, request.shopper.saved(), may_begin=request.method == "POST")
    if sid != request.sid:
        secure = "; Secure" if OWN.startswith("https:") else ""
        headers["Set-Cookie"] = f"sid={sid}; Path=/; HttpOnly; SameSite=Lax{secure}"
    start_response(f"{status} {HTTPStatus(status).phrase}", list(headers.items()))
    return [body.encode()]


class Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


if __name__ == "__main__":
    print(f"The storefront is at {OWN}", flush=True)
    make_server("127.0.0.1", PORT, storefront, server_class=Server).serve_forever()
