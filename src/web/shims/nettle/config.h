// What nettle's configure would have found: plain C.
