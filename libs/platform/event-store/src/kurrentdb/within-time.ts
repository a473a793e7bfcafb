/** The server did not answer in the time that was left to it. What it was asked for may still happen. */
export class NoAnswerError extends Error {
  override readonly name = 'NoAnswerError';
}

/** The client's own deadlines do not bound reads, nor anything on a connection that hangs. */
export async function withinTime<T>(answer: Promise<T>, milliseconds: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new NoAnswerError(`EventStoreDB did not answer within ${milliseconds} ms.`));
    }, milliseconds);
  });
  try {
    return await Promise.race([answer, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
