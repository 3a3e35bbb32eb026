/** A place of the office to go back to after signing in; anything else would let a link lead people astray. */
export function safeBack(back: string | undefined): string {
  return back !== undefined && /^\/office(?:[/?]|$)/.test(back) && !back.startsWith('/office/sign-in')
    ? back
    : '/office';
}
