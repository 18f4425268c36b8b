print("fremgang")
