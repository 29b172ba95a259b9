/** Messages on their way at a time; mail servers slow down or refuse who opens more. */
export const mailConnections = 8;
