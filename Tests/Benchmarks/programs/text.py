def main():
    t = ""
    for i in range(65536):
        t = t + "0123456789abcdef"
    print(t == "")
main()
