/** An English label inside a sentence: "Customers’ share" becomes "customers’ share", and "NPS" stays. */
export function inSentence(label: string): string {
  return /^\p{Lu}\p{Ll}/u.test(label) ? label[0].toLowerCase() + label.slice(1) : label
}
