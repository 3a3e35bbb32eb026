/** Numbers and phone numbers may begin with a sign; spreadsheet programs take them for what they are. */
const signedNumber = /^[+-][\d\s.,()-]*$/;

/**
 * Text that no spreadsheet program runs as a formula when the file is opened, saved as CSV or copied: an apostrophe is
 * put before what begins with = + - @ (also after white space). `readWorkbook` takes it off again.
 */
export function harmlessText(text: string): string {
  const start = text.trimStart();
  const risky = /^[=+\-@]/.test(start) || /^[\t\r]/.test(text);
  return risky && !signedNumber.test(start) ? `'${start}` : text;
}
