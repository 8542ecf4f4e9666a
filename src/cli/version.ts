/** The version of the package. */
import data from "../../package.json" with { type: "json" };

export const version: string = data.version;
