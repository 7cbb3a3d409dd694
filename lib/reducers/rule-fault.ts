/** A rule that cannot be read, or cannot take an event in. The message is a whole sentence. */
export class RuleFault extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'RuleFault';
  }
}
