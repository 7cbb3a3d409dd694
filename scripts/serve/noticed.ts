const PATIENCE_MS = 1000;

/** Says what is being waited for once it takes longer than a second. */
export async function noticed<Result>(title: string, waited: Promise<Result>): Promise<Result> {
  const timer = setTimeout(() => {
    console.log(`  ${title} …`);
  }, PATIENCE_MS);
  try {
    return await waited;
  } finally {
    clearTimeout(timer);
  }
}
