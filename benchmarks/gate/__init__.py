"""How fast the gate decides, beside two policy engines that answer the same requests."""
