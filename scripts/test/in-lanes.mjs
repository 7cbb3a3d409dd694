/**
 * Does something for each of the names, at most so many at a time, begun in their order.
 * @template {string} Name
 * @template Result
 * @param {readonly Name[]} names
 * @param {number} lanes at least 1
 * @param {(name: Name) => Promise<Result>} perform
 * @returns {Promise<Result[]>} in the order of the names
 */
export async function inLanes(names, lanes, perform) {
  /** @type {Result[]} */
  const results = [];
  const left = names.entries();
  const lane = async () => {
    for (const [index, name] of left) results[index] = await perform(name);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return results;
}
