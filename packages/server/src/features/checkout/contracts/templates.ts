/**
 * The contracts of a shop that brings none of its own: plain, and to be replaced by the shop's lawyers
 * (docs/protocol/checkout.md, "Contracts"). `{{name}}` stands for a value, escaped where it is put in.
 */
export const TEMPLATES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  info: {
    en: `<h2>Preliminary information</h2>
<p>Date: {{date}}</p>
<p>Buyer: {{buyer_name}}, {{buyer_email}}, {{buyer_phone}}</p>
<p>Delivery address: {{shipping_address}}</p>
<p>Invoice address: {{billing_address}}</p>
{{items}}
<p>Goods: {{products_amount}}<br>Discount: {{discount_amount}}<br>Shipping ({{shipping_option}}): {{shipping_amount}}<br>
Further charges: {{further_amount}}<br>Total: {{total_amount}}</p>
<p>Payment: {{payment_option}}</p>
<p>You can withdraw from the contract within fourteen days after the goods have reached you, without giving a reason.</p>`,
    tr: `<h2>Ön bilgilendirme formu</h2>
<p>Tarih: {{date}}</p>
<p>Alıcı: {{buyer_name}}, {{buyer_email}}, {{buyer_phone}}</p>
<p>Teslimat adresi: {{shipping_address}}</p>
<p>Fatura adresi: {{billing_address}}</p>
{{items}}
<p>Ürünler: {{products_amount}}<br>İndirim: {{discount_amount}}<br>Kargo ({{shipping_option}}): {{shipping_amount}}<br>
Ek ücretler: {{further_amount}}<br>Toplam: {{total_amount}}</p>
<p>Ödeme: {{payment_option}}</p>
<p>Ürünleri teslim aldığınız tarihten itibaren on dört gün içinde gerekçe göstermeden sözleşmeden cayabilirsiniz.</p>`,
  },
  sales: {
    en: `<h2>Distance sales contract</h2>
<p>This contract is made on {{date}} between the shop {{shop}} and {{buyer_name}} ({{buyer_email}}, {{buyer_phone}}).</p>
<p>The shop delivers the following goods to {{shipping_address}}.</p>
{{items}}
<p>The buyer pays {{total_amount}} by {{payment_option}}, of which {{shipping_amount}} are for shipping ({{shipping_option}}).
The invoice is made out to {{billing_address}}.</p>
<p>The buyer can withdraw from the contract within fourteen days after the goods have been received.</p>`,
    tr: `<h2>Mesafeli satış sözleşmesi</h2>
<p>Bu sözleşme {{date}} tarihinde {{shop}} ile {{buyer_name}} ({{buyer_email}}, {{buyer_phone}}) arasında yapılmıştır.</p>
<p>Satıcı aşağıdaki ürünleri şu adrese teslim eder: {{shipping_address}}.</p>
{{items}}
<p>Alıcı toplam {{total_amount}} tutarını {{payment_option}} ile öder; bunun {{shipping_amount}} tutarı kargo ücretidir
({{shipping_option}}). Fatura şu adrese düzenlenir: {{billing_address}}.</p>
<p>Alıcı, ürünleri teslim aldıktan sonra on dört gün içinde sözleşmeden cayabilir.</p>`,
  },
};
