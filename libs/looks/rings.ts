// Rings: people who give their likes to nobody but each other. Pure. Source: product.md, Looks ("A and B only liking each
// other beyond a set share").

/** How many likes one person gave to the looks of another, within the days that are looked at. */
export interface LikesGiven {
  readonly from: string;
  readonly to: string;
  readonly likes: number;
}

/** How long back likes are looked at. */
export const RING_DAYS = 90;
/** Fewer likes within the group are friends who have only begun. */
export const RING_LIKES = 2;
/** More people than that are company, not a ring. */
export const RING_PEOPLE = 12;

/**
 * Who is in a ring with the owner. A group is the owner, somebody, and whoever is close to both; close is who likes back,
 * or closes a circle of three. It is a ring where each of the two has given `RING_LIKES` within it, and at least
 * `ringPercent` of all they gave; or where the favourite of the owner, that one's favourite and so on lead back to the owner.
 * `given` has every like of the owner, of those who like the owner, of whom the owner likes, and of that row of favourites;
 * what somebody gave to their own looks is left out.
 */
export function ringAround(owner: string, given: readonly LikesGiven[], ringPercent: number): ReadonlySet<string> {
  const graph = graphOf(given);
  const near = closeTo(graph, owner);
  const ring = new Set<string>();
  for (const other of near) {
    const group = new Set([owner, other]);
    for (const third of near) if (third !== other && isClose(graph, other, third)) group.add(third);
    if (group.size <= RING_PEOPLE && [owner, other].every((who) => staysWithin(graph, who, group, ringPercent)))
      ring.add(other);
  }
  for (const other of circleOf(graph, owner, ringPercent)) ring.add(other);
  return ring;
}

type Graph = ReadonlyMap<string, ReadonlyMap<string, number>>;

function graphOf(given: readonly LikesGiven[]): Graph {
  const graph = new Map<string, Map<string, number>>();
  for (const { from, to, likes } of given) {
    if (from === to || likes <= 0) continue;
    const of = graph.get(from) ?? new Map<string, number>();
    graph.set(from, of.set(to, (of.get(to) ?? 0) + likes));
  }
  return graph;
}

const likes = (graph: Graph, from: string, to: string): boolean => graph.get(from)?.has(to) ?? false;

/** Each likes the other, or a third closes the circle: one likes the other, who likes the third, who likes the one. */
function isClose(graph: Graph, a: string, b: string): boolean {
  const [there, back] = [likes(graph, a, b), likes(graph, b, a)];
  if (there && back) return true;
  if (there) return [...(graph.get(b)?.keys() ?? [])].some((third) => likes(graph, third, a));
  return back && [...(graph.get(a)?.keys() ?? [])].some((third) => likes(graph, third, b));
}

function closeTo(graph: Graph, owner: string): string[] {
  const around = new Set(graph.get(owner)?.keys() ?? []);
  for (const [from, to] of graph) if (to.has(owner)) around.add(from);
  return [...around].filter((other) => isClose(graph, owner, other));
}

function staysWithin(graph: Graph, who: string, group: ReadonlySet<string>, ringPercent: number): boolean {
  let [inside, all] = [0, 0];
  for (const [to, n] of graph.get(who) ?? []) {
    all += n;
    if (group.has(to)) inside += n;
  }
  return inside >= RING_LIKES && inside * 100 >= all * ringPercent;
}

/** From one to whom they give most, and on from there, as far as it leads back to the owner: a circle, each liking the next. */
function circleOf(graph: Graph, owner: string, ringPercent: number): readonly string[] {
  const circle: string[] = [];
  for (let who = favouriteOf(graph, owner, ringPercent); who !== null; who = favouriteOf(graph, who, ringPercent)) {
    if (who === owner) return circle;
    if (circle.includes(who) || circle.length + 1 >= RING_PEOPLE) return [];
    circle.push(who);
  }
  return [];
}

/** To whom somebody gives at least `ringPercent` of their likes, where it is more than a beginning. */
function favouriteOf(graph: Graph, who: string, ringPercent: number): string | null {
  let [all, most, favourite] = [0, 0, ''];
  for (const [to, n] of graph.get(who) ?? []) {
    all += n;
    if (n > most) [most, favourite] = [n, to];
  }
  return most >= RING_LIKES && most * 100 >= all * ringPercent ? favourite : null;
}
