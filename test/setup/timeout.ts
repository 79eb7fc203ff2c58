/** The product takes a moment to start, and suites run beside each other on a busy machine. */
jest.setTimeout(60_000);
