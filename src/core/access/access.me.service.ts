import { findByKey } from '#kit/catalogue.ts';
import type { Me, MyPost } from './access.contract.ts';
import { findDeputisedPosts } from './access.deputies.store.ts';
import { findDivisionNames } from './access.installation.store.ts';
import { findPosts, type Post } from './access.store.ts';
import type { Actor } from './access.ts';
import { asSignIn, type Context } from './context.ts';

/** Who is at this browser, in which post, in which county and on which business day; also for the public. */
export async function describeMe(ctx: Context, actor: Actor): Promise<Me> {
  const { name, bureau, practice } = ctx.installation;
  const place = { county: { code: ctx.county, name }, bureau, practice, today: ctx.clock.today() };
  const nothing = { name: null, post: null, posts: [], permissions: [] };
  switch (actor.kind) {
    case 'staff': {
      const posts = await describePosts(ctx, actor.user);
      return {
        kind: 'staff',
        ...place,
        name: actor.userName,
        post: posts.find(({ id }) => id === actor.post) ?? null,
        posts,
        permissions: [...actor.permissions].sort(),
      };
    }
    case 'resident':
      return { kind: 'resident', ...place, ...nothing, name: actor.name };
    default:
      return { kind: 'public', ...place, ...nothing };
  }
}

async function describePosts(ctx: Context, user: string): Promise<MyPost[]> {
  return asSignIn(ctx, async (tx) => {
    const today = ctx.clock.today();
    const own = await findPosts(tx, ctx.county, user, today);
    const deputised = await findDeputisedPosts(tx, ctx.county, user, today);
    const posts: readonly (Post & { readonly holderName?: string })[] = [...own, ...deputised];
    const scopes = posts.map(({ scope }) => scope);
    const names = await findDivisionNames(tx, scopes, today);
    return posts.map((post) => ({
      id: post.id,
      kind: post.kind,
      name: nameOf(ctx, post),
      scope: post.scope,
      scopeName: names.get(post.scope) ?? post.scope,
      domains: [...post.domains],
    }));
  });
}

function nameOf(ctx: Context, { kind, holderName }: { readonly kind: string; readonly holderName?: string }): string {
  const name = findByKey(ctx.catalogue.postKinds, kind)?.name ?? kind;
  return holderName === undefined ? name : `${name}（代${holderName}）`;
}
