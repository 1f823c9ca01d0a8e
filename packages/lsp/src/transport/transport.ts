/** How the session speaks to the client, without knowing the connection. */
export interface Transport {
  notify(method: string, params: object): void;
  /** Rejects where the client refuses. */
  request(method: string, params?: object): Promise<unknown>;
  /** For whoever looks into the server's log. */
  log(message: string): void;
}
