"""From a basket to an order in one form. A longer checkout shows the same pages one by one."""

from shopper import context

ADDRESS = ("title", "first_name", "last_name", "phone_number", "line", "country", "city", "township")
CARD = ("card_holder", "card_number", "card_month", "card_year", "card_cvv")


def buy(shopper, form):
    """@returns where the browser goes next: to the bank, or to the order. @raises InvalidInput with what to mend"""
    shown = shopper.checkout()
    if shown.get("redirect_url"):
        return shown["redirect_url"]  # There is nothing in the basket.
    if shown["template_name"] == "orders/index.html":
        shopper.checkout("IndexPage", user_email=form["email"], phone_number=form["phone_number"])
    # Who looks is shown every page up to the one that is due, with what can be chosen on it.
    shown = shopper.checkout()
    shopper.checkout("DeliveryOptionSelectionPage", delivery_option=first(shown, "delivery_options"))
    address = shopper.post("/address/", **pick(form, ADDRESS))["pk"]
    shown = shopper.checkout("AddressSelectionPage", shipping_address=address, billing_address=address)
    shown = shopper.checkout("ShippingOptionSelectionPage", shipping_option=first(shown, "shipping_options"))
    return pay_by_card(shopper, form, shown)


def pay_by_card(shopper, form, shown):
    cards = [option for option in context(shown, "payment_options") if option["payment_type"] == "credit_card"]
    shopper.checkout("PaymentOptionSelectionPage", payment_option=cards[0]["pk"])
    shown = shopper.checkout("BinNumberPage", bin_number=form["card_number"].replace(" ", "")[:6])
    shopper.checkout("InstallmentSelectionPage", installment=first(shown, "installments"))
    shown = shopper.checkout("CreditCardConfirmationPage", agreement=True, use_three_d=True, **pick(form, CARD))
    return context(shown, "redirect_url")


def first(shown, name):
    return context(shown, name)[0]["pk"]


def pick(form, names):
    return {name: form.get(name, "") for name in names}
