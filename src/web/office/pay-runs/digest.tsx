/** A digest in groups of eight, so that two people can compare it aloud. */
export function Digest({ value }: { value: string }) {
  return <code className="digest">{value.match(/.{1,8}/g)?.join(' ')}</code>;
}
