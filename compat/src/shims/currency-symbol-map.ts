// Only price labels use it, and no price is shown here.
export default function getSymbolFromCurrency(label: string): string {
  return label;
}
