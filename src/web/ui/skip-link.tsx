/** The first thing a keyboard reaches: past the navigation, to the content with the id `main`. */
export function SkipLink() {
  return (
    <a className="skip-link" href="#main">
      跳到正文
    </a>
  );
}
