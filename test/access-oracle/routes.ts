/**
 * Every route the server answers, as `METHOD /path`, out of the tree it prints of itself: also what the API document hides.
 * HEAD goes with GET; the pages (`*`) are files for everybody.
 */
export function routesOf(tree: string): readonly string[] {
  const path: string[] = [];
  return tree.split('\n').flatMap((line) => {
    const [, indent, part, methods] = /^((?:│ {3}| {4})*)[├└]── (\S+)(?: \(([A-Z, ]+)\))?$/.exec(line) ?? [];
    if (indent === undefined || part === undefined) return [];
    path.splice(indent.length / 4, path.length, part);
    return (methods ?? '')
      .split(', ')
      .filter((method) => method !== '' && method !== 'HEAD')
      .map((method) => `${method} ${path.join('')}`)
      .filter((route) => !/ \/?\*$| \/assets\/\*$/.test(route));
  });
}
