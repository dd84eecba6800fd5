"""What can go wrong with a call, one class for each thing that the storefront can do about it."""


class ShopError(Exception):
    """`text` is for the shopper, in their language."""

    def __init__(self, text, status=None, code=None, fields=None, wait=None):
        super().__init__(text)
        self.text = text
        self.status = status
        #: The machine's word for a refusal: `basket_100_2`.
        self.code = code
        #: Texts by field, to be shown beside the fields of a form.
        self.fields = fields or {}
        #: Seconds after which it is worth trying again.
        self.wait = wait


class InvalidInput(ShopError):
    """The form has mistakes: show it again with `fields`."""


class Refused(ShopError):
    """A rule of the shop says no: show `text`."""


class NotAuthenticated(ShopError):
    """Only customers may: show the login page."""


class CaptchaNeeded(ShopError):
    """Too many attempts: let the shopper solve the captcha (docs/protocol/accounts.md), then send the form again."""


class NotFound(ShopError):
    """There is no such thing: answer 404."""


class TryAgain(ShopError):
    """Too many calls, or the shop cannot be reached: say so, and after how long."""


BY_STATUS = {400: InvalidInput, 401: NotAuthenticated, 404: NotFound, 406: Refused, 409: TryAgain, 429: TryAgain}


def error_of(answer):
    """The error that an answer of the shop stands for."""
    status = answer.status_code
    body = body_of(answer)
    kind = BY_STATUS.get(status, TryAgain if status >= 500 else ShopError)
    if "captcha" in str(body.get("redirect_url")):
        kind = CaptchaNeeded
    fields = {name: texts for name, texts in body.items() if isinstance(texts, list)}
    wait = answer.headers.get("Retry-After", "")
    return kind(
        text_of(body) or f"The shop answered {status}.",
        status=status,
        code=body.get("error_code"),
        fields=fields,
        wait=int(wait) if wait.isdigit() else None,
    )


def body_of(answer):
    try:
        body = answer.json()
    except ValueError:
        return {}
    return body if isinstance(body, dict) else {}


def text_of(body):
    """The first text for the shopper in a refusal, wherever it stands."""
    for value in (body.get("non_field_errors"), body.get("detail"), *body.values()):
        if isinstance(value, list) and value:
            value = value[0]
        if isinstance(value, str):
            return value
    return None
